import { Snowflake } from 'lucide-react';
import { StatusLetter, StatusMark } from '@/components/ui/status-mark';
import type { Environment } from '@/lib/engine/state';
import { SLOT_PX, SLOTS_SHOWN, slotPoint } from '@/lib/timeline/flow-boxes';
import type { FlowNodeOf } from '@/lib/timeline/flow-map';

/** A function with its environments, one small place each, and how its attempts went. */
export function FunctionFace({ node }: { node: FlowNodeOf<'function'> }) {
  if (!node.isUsed) {
    return (
      <span className="flex h-full items-center justify-between gap-2 px-2.5 text-mute">
        <span className="truncate">{node.functionName}</span>
        <Reserved count={node.reservedConcurrency} />
      </span>
    );
  }
  return (
    <>
      <span className="flex items-center justify-between gap-2 px-2.5 pt-1">
        <span className="truncate font-semibold">{node.functionName}</span>
        {node.isDeleted ? <span className="text-[11px] text-err">deleted</span> : null}
        <Reserved count={node.reservedConcurrency} />
      </span>
      <Slots node={node} />
      <span className="absolute inset-x-2.5 bottom-1 flex items-center gap-2.5 text-[11px] text-mute">
        <Count group="succeeded" count={node.succeeded} />
        <Count group="failed" count={node.failed} />
        {node.coldStarts === 0 ? null : (
          <span className="ml-auto inline-flex items-center gap-1 text-init">
            <Snowflake aria-hidden size={10} />
            {node.coldStarts.toLocaleString('en')} cold
          </span>
        )}
      </span>
    </>
  );
}

function Slots({ node: { slots } }: { node: FlowNodeOf<'function'> }) {
  const own = { x: 0, y: 0, widthPx: 0, heightPx: 0 };
  const more = slots.length - SLOTS_SHOWN;
  const end = slotPoint(own, SLOTS_SHOWN);
  if (slots.length === 0) return <span className="block px-2.5 pt-0.5 text-[11px] text-faint">no environment now</span>;
  return (
    <>
      {slots.slice(0, SLOTS_SHOWN).map((slot, index) => {
        const { x, y } = slotPoint(own, index);
        return (
          <span
            key={slot.environmentId}
            className={`absolute rounded-[3px] border ${SLOT_LOOKS[slot.phase]}`}
            style={{ left: x - SLOT_PX / 2, top: y - SLOT_PX / 2, width: SLOT_PX, height: SLOT_PX }}
          />
        );
      })}
      {more <= 0 ? null : (
        <span className="absolute text-[11px] text-mute" style={{ left: end.x - 4, top: end.y - 8 }}>
          +{more.toLocaleString('en')}
        </span>
      )}
    </>
  );
}

/** Frozen between invocations: empty. Starting: dashed. Running: full. */
const SLOT_LOOKS: Record<Environment['phase'], string> = {
  idle: 'border-edge',
  init: 'border-dashed border-init bg-init/25',
  invoke: 'border-run bg-run/45',
};

function Reserved({ count }: { count: number | undefined }) {
  if (count === undefined) return null;
  return (
    <span
      className={`shrink-0 rounded border px-1 text-[10px] ${count === 0 ? 'border-err text-err' : 'border-line text-mute'}`}
    >
      max {count.toLocaleString('en')}
    </span>
  );
}

function Count({ group, count }: { group: 'succeeded' | 'failed'; count: number }) {
  return (
    <span className={`inline-flex items-center gap-1 ${count === 0 ? 'text-faint' : 'text-text'}`}>
      <StatusMark group={group} size={10} />
      <StatusLetter group={group} />
      {count.toLocaleString('en')}
    </span>
  );
}
