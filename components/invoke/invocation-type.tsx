import type { InvocationType } from '@/lib/engine/events';
import { durationText } from '@/lib/timeline/time-text';

interface Choice {
  readonly type: InvocationType;
  readonly label: string;
}

const CHOICES: readonly Choice[] = [
  { type: 'RequestResponse', label: 'Synchronous' },
  { type: 'Event', label: 'Asynchronous' },
  { type: 'DryRun', label: 'Dry run' },
];

/** The three ways to invoke. Native radios: arrows, forms and screen readers know them. */
export function InvocationTypeSwitch({
  value,
  onChange,
}: {
  value: InvocationType;
  onChange: (type: InvocationType) => void;
}) {
  return (
    <div
      role="radiogroup"
      aria-label="Invocation type"
      className="grid grid-cols-[1.08fr_1.18fr_0.8fr] overflow-hidden rounded-lg border border-line bg-bg"
    >
      {CHOICES.map(({ type, label }) => (
        <label
          key={type}
          className="flex cursor-pointer items-center justify-center py-1.5 text-small text-mute transition-colors not-has-checked:hover:text-text has-checked:bg-accent has-checked:font-semibold has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:-outline-offset-3 has-focus-visible:outline-on-accent max-lg:min-h-11 [&:has(:focus-visible):not(:has(:checked))]:outline-accent"
        >
          <input
            type="radio"
            name="invocation-type"
            className="sr-only"
            checked={value === type}
            onChange={() => onChange(type)}
          />
          {label}
        </label>
      ))}
    </div>
  );
}

/** What a caller gets, in one sentence. */
export function InvocationTypeHint({
  type,
  retries,
  retryWaitsMs,
}: {
  type: InvocationType;
  retries: number;
  retryWaitsMs: readonly [number, number];
}) {
  switch (type) {
    case 'RequestResponse':
      return (
        <Hint
          status="200"
          rest="and the function's answer, when it is done. An error is yours: Lambda does not retry it."
        />
      );
    case 'Event':
      return <Hint status="202" rest={`at once and nothing more. ${retryWords(retries, retryWaitsMs)}`} />;
    case 'DryRun':
      return <Hint status="204" rest="if the request is valid and allowed. Nothing runs." />;
  }
}

function Hint({ status, rest }: { status: string; rest: string }) {
  return (
    <p className="mt-2 text-small text-mute">
      You get <b className="font-semibold text-text">{status}</b> {rest}
    </p>
  );
}

function retryWords(retries: number, [first, second]: readonly [number, number]): string {
  if (retries === 0) return 'Lambda queues the event and runs it once; this function has no retries.';
  if (retries === 1)
    return `Lambda queues the event, runs it, and after an error once more ${durationText(first)} later.`;
  return `Lambda queues the event, runs it, and after an error retries twice: ${durationText(first)} and then ${durationText(second)} later.`;
}
