import { Panel } from '@xyflow/react';

/** As little as the map needs to be read. */
export function FlowLegend() {
  return (
    <Panel position="bottom-left" className="!m-2 flex flex-wrap items-center gap-x-3 text-[11px] text-faint">
      <span className="inline-flex items-center gap-1">
        <span className="size-2 rounded-full bg-wait" /> an event on its way
      </span>
      <span className="inline-flex items-center gap-1">
        <svg aria-hidden width="18" height="4" className="text-wait">
          <path d="M1 2h16" stroke="currentColor" strokeWidth="1.6" strokeDasharray="4 3" />
        </svg>
        waits, then again
      </span>
      <span className="inline-flex items-center gap-1">
        <span className="size-2.5 rounded-[3px] border border-edge" /> an idle environment
      </span>
      <span className="max-xl:hidden">Numbers on lines: how many went there so far</span>
    </Panel>
  );
}
