'use client';

import { ChevronDown, Clock } from 'lucide-react';
import { DENSITIES, GROUPINGS } from '@/lib/timeline/arrangement';
import { TIME_MODES } from '@/lib/timeline/time-words';
import { DENSITY_NAMES, GROUPING_NAMES, TIME_MODE_NAMES } from './arrangement-names';
import type { TimelineView } from './timeline-view';
import { useViewValue } from './use-timeline-view';

/** How rows are grouped, how much each shows, and how times are written. */
export function ArrangementControls({ view }: { view: TimelineView }) {
  return (
    <>
      <GroupingPicker view={view} />
      <DensitySwitch view={view} />
      <TimeToggle view={view} />
    </>
  );
}

/** A native select: it works with a thumb, a keyboard and a screen reader alike. */
function GroupingPicker({ view }: { view: TimelineView }) {
  const grouping = useViewValue(view, (current) => current.arrangement.grouping);
  return (
    <span className="relative">
      <select
        aria-label="Group rows"
        aria-keyshortcuts="G"
        title="How rows are grouped (G)"
        value={grouping}
        onChange={(event) => view.arrange({ grouping: GROUPINGS.find((one) => one === event.target.value) ?? 'stage' })}
        className="appearance-none rounded-md bg-transparent py-1 pr-6 pl-2 text-small text-mute transition-colors hover:bg-raise hover:text-text max-lg:min-h-11 motion-reduce:transition-none"
      >
        {GROUPINGS.map((one) => (
          <option key={one} value={one}>
            {GROUPING_NAMES[one]}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        size={13}
        className="pointer-events-none absolute top-1/2 right-1.5 -translate-y-1/2 text-faint"
      />
    </span>
  );
}

function DensitySwitch({ view }: { view: TimelineView }) {
  const density = useViewValue(view, (current) => current.arrangement.density);
  return (
    <div role="radiogroup" aria-label="Density" className="flex overflow-hidden rounded-md border border-line">
      {DENSITIES.map((one, index) => (
        <label
          key={one}
          title={`${DENSITY_TITLES[one]} (${index + 4})`}
          className="flex cursor-pointer items-center px-2 py-[3px] text-small whitespace-nowrap text-mute transition-colors not-first:border-l not-first:border-line not-has-checked:hover:text-text has-checked:bg-raise has-checked:text-text has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent max-lg:min-h-11 motion-reduce:transition-none"
        >
          <input
            type="radio"
            name="timeline-density"
            className="sr-only"
            aria-keyshortcuts={`${index + 4}`}
            checked={density === one}
            onChange={() => view.arrange({ density: one })}
          />
          {DENSITY_NAMES[one]}
        </label>
      ))}
    </div>
  );
}

const DENSITY_TITLES = {
  invocation: 'One line an invocation',
  attempt: 'Each attempt and wait',
  log: 'Every log event',
} as const;

function TimeToggle({ view }: { view: TimelineView }) {
  const mode = useViewValue(view, (current) => current.timeMode);
  const next = TIME_MODES[(TIME_MODES.indexOf(mode) + 1) % TIME_MODES.length] ?? 'sim';
  return (
    <button
      type="button"
      aria-label={`Times: ${TIME_MODE_NAMES[mode]}`}
      aria-keyshortcuts="H"
      title={`${TIME_TITLES[mode]} Next: ${TIME_MODE_NAMES[next].toLowerCase()} (H)`}
      onClick={() => view.tellTime(next)}
      className="inline-flex items-center gap-1.5 rounded-md px-2 py-1 text-small whitespace-nowrap text-mute transition-colors hover:bg-raise hover:text-text max-lg:min-h-11 max-lg:px-3 motion-reduce:transition-none"
    >
      <Clock aria-hidden size={13} />
      {TIME_MODE_NAMES[mode]}
    </button>
  );
}

const TIME_TITLES = {
  relative: 'Times count from the acceptance of the selected invocation, else from the first event in view.',
  sim: 'Times count from the beginning of the lab.',
  wall: 'Times of day, as in the timestamps that functions and records get.',
} as const;
