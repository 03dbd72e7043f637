import { StatusMark } from '@/components/ui/status-mark';
import { type Orientation, QUEUE_HEAD_PX, QUEUE_PARTS, type QueuePart, queuePartBox } from '@/lib/timeline/flow-boxes';
import type { FlowNodeOf } from '@/lib/timeline/flow-map';
import { oldestText } from '@/lib/timeline/flow-words';

/** Lambda's own queue: what is new, what failed and waits, what was refused and waits. */
export function QueueFace({
  node,
  orientation,
  now,
}: {
  node: FlowNodeOf<'queue'>;
  orientation: Orientation;
  now: number;
}) {
  const isTall = orientation === 'tall';
  const own = { x: 0, y: 0, widthPx: isTall ? 278 : 132, heightPx: 0 };
  return (
    <>
      <span className="flex items-center justify-between gap-2 px-2.5" style={{ height: QUEUE_HEAD_PX }}>
        <span className="font-semibold">Event queue</span>
        <span className="truncate text-[11px] text-mute">{oldestText(node, now).replace('oldest ', '')}</span>
      </span>
      {QUEUE_PARTS.map((part) => {
        const { x, y, widthPx, heightPx } = queuePartBox(own, part, orientation);
        return (
          <span
            key={part}
            className={`absolute flex gap-1.5 border-line px-2.5 pt-1.5 text-[11.5px] ${isTall && part !== 'queued' ? 'border-t border-l' : 'border-t'}`}
            style={{ left: x, top: y, width: widthPx, height: heightPx }}
          >
            <span className="flex h-4 items-center">
              <StatusMark group={part} size={11} />
            </span>
            <span className={isTall ? 'flex flex-col' : 'flex flex-1 justify-between'}>
              <span className="text-mute">{PART_WORDS[part]}</span>
              <span className={node[part] === 0 ? 'text-faint' : 'font-semibold'}>
                {node[part].toLocaleString('en')}
              </span>
            </span>
          </span>
        );
      })}
    </>
  );
}

const PART_WORDS: Record<QueuePart, string> = { queued: 'queued', waiting: 'to retry', throttled: 'throttled' };
