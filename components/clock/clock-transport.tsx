'use client';

import { ChevronsRight, FastForward, Pause, Play, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLabValue } from '@/components/lab/lab-context';
import type { ClockRequest } from '@/lib/client/control-api';
import { SimTimeNow } from './sim-time-now';

/** Sim milliseconds to one of yours. */
const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 60, 100, 1_000, 10_000];

/** The clock in your hands: pause, step, jump, speed. What it shows is what the server said, not what was pressed. */
export function ClockTransport({ onAsk }: { onAsk: (ask: ClockRequest) => void }) {
  const paused = useLabValue((lab) => lab.clock?.mode === 'paused');
  const skipWaits = useLabValue((lab) => lab.clock?.skipWaits === true);
  const known = useLabValue((lab) => lab.clock !== undefined);
  return (
    <fieldset
      aria-label="Clock"
      disabled={!known}
      className="flex min-w-0 items-center gap-0.5 rounded-lg border border-line bg-bg p-[3px] max-lg:w-full max-lg:justify-between max-lg:gap-0"
    >
      <ClockButton
        label={paused ? 'Resume clock' : 'Pause clock'}
        keys="Space"
        on={paused}
        onClick={() => onAsk({ action: paused ? 'resume' : 'pause' })}
      >
        {paused ? <Play aria-hidden size={14} /> : <Pause aria-hidden size={14} />}
      </ClockButton>
      <ClockButton label="Step" keys="N" onClick={() => onAsk({ action: 'step' })}>
        <StepForward aria-hidden size={14} /> <span className="max-xl:hidden">step</span>
      </ClockButton>
      <ClockButton label="Advance 1 minute" keys="M" onClick={() => onAsk({ action: 'advance', ms: 60_000 })}>
        +1 min
      </ClockButton>
      <ClockButton label="Run until idle" keys="I" onClick={() => onAsk({ action: 'run-until-idle' })}>
        <FastForward aria-hidden size={14} /> <span className="max-xl:hidden">idle</span>
      </ClockButton>
      <button
        type="button"
        aria-pressed={skipWaits}
        aria-label="Skip waits"
        aria-keyshortcuts="J"
        title="Skip waits: when nothing runs, go to what comes next at once (J)"
        onClick={() => onAsk({ action: 'set', skipWaits: !skipWaits })}
        className={`${CLOCK_BUTTON} aria-pressed:bg-accent/20 aria-pressed:text-text`}
      >
        <ChevronsRight aria-hidden size={14} className={skipWaits ? 'text-accent' : ''} />
        <span className="max-lg:hidden">skip waits</span>
      </button>
      <SimTimeNow />
      <SpeedMenu onAsk={onAsk} />
    </fieldset>
  );
}

const CLOCK_BUTTON =
  'inline-flex h-7 items-center justify-center gap-1 rounded-md px-2 text-small whitespace-nowrap text-mute transition-colors hover:bg-raise hover:text-text disabled:opacity-40 max-lg:h-11 max-lg:w-11 max-lg:px-0 max-lg:text-[11.5px]';

function ClockButton({
  label,
  keys,
  on = false,
  onClick,
  children,
}: {
  label: string;
  keys: string;
  on?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={`${label} (${keys})`}
      onClick={onClick}
      className={`${CLOCK_BUTTON} ${on ? 'bg-accent/20 text-text' : ''}`}
    >
      {children}
    </button>
  );
}

function SpeedMenu({ onAsk }: { onAsk: (ask: ClockRequest) => void }) {
  const speed = useLabValue((lab) => lab.clock?.speed ?? 1);
  const speeds = SPEEDS.includes(speed) ? SPEEDS : [...SPEEDS, speed].sort((left, right) => left - right);
  return (
    <select
      aria-label="Clock speed"
      title="Clock speed"
      value={speed}
      onChange={(event) => onAsk({ action: 'set', speed: Number(event.target.value) })}
      className="h-7 appearance-none rounded-md bg-raise px-2 text-center text-small hover:brightness-110 max-lg:h-11 max-lg:w-11 max-lg:bg-transparent max-lg:px-0"
    >
      {speeds.map((choice) => (
        <option key={choice} value={choice}>
          {choice.toLocaleString('en')}×
        </option>
      ))}
    </select>
  );
}
