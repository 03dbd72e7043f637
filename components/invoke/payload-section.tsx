'use client';

import { SectionHeading } from '@/components/ui/section';
import { jsonProblem } from '@/lib/client/json-problem';
import { measurePayload } from '@/lib/client/payload-size';
import { ORDER_SAMPLE, SERVICE_EVENTS, samplePayloadText } from '@/lib/client/sample-payloads';
import type { InvocationType } from '@/lib/engine/events';
import { PayloadEditor } from './payload-editor';

/** Payload editor, samples, size meter, and what is wrong with the text, at its place. */
export function PayloadSection({
  payload,
  invocationType,
  onChange,
}: {
  payload: string;
  invocationType: InvocationType;
  onChange: (payload: string) => void;
}) {
  const problem = jsonProblem(payload);
  return (
    <div>
      <SectionHeading aside={<SizeMeter payload={payload} invocationType={invocationType} />}>Payload</SectionHeading>
      <PayloadEditor value={payload} onChange={onChange} />
      <p aria-live="polite" className="text-small text-err empty:hidden [&:not(:empty)]:mt-1.5">
        {problem === undefined ? '' : `Not JSON: ${problem}`}
      </p>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {[ORDER_SAMPLE, ...SERVICE_EVENTS].map((sample) => (
          <button
            key={sample.name}
            type="button"
            title={`Payload: ${sample.name}`}
            onClick={() => onChange(samplePayloadText(sample))}
            className="rounded-full border border-line px-2 py-px text-caption text-mute transition-colors hover:border-edge hover:text-text max-lg:min-h-11 max-lg:px-3.5"
          >
            {sample.name}
          </button>
        ))}
      </div>
    </div>
  );
}

function SizeMeter({ payload, invocationType }: { payload: string; invocationType: InvocationType }) {
  const size = measurePayload(payload, invocationType);
  const colour = size.level === 'over' ? 'text-err' : size.level === 'near' ? 'text-thr' : 'text-faint';
  return (
    <span className={`flex items-center gap-1.5 text-caption ${colour}`}>
      <span aria-hidden className="h-1 w-10 overflow-hidden rounded-full bg-raise">
        <span className="block h-full rounded-full bg-current" style={{ width: `${Math.max(4, size.share * 100)}%` }} />
      </span>
      {size.text}
      {size.level === 'over' ? ', too large' : ''}
    </span>
  );
}
