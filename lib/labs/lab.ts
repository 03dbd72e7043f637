import type { CommandOf, CommandResult, CommandType } from '@/lib/engine/commands';
import type { LogEventOf } from '@/lib/engine/events';
import type { LabState } from '@/lib/engine/state';
import type { FollowBatch } from '@/lib/lab-store/lab-store';
import type { ClockAction, ClockAnswer, ClockView } from './clock-view';

/** One lab of this process: commands in, kept log out, and its clock. */
export interface Lab {
  /** The 12-digit account id. */
  readonly labId: string;
  /** Tells the present log from those before a reset or a restart: sequences mean something only within one log. */
  readonly logId: string;
  /** The engine's state; read-only. */
  readonly state: LabState;
  readonly createdAtWallMs: number;
  /** Resolves once the lab store has kept what the command caused; rejects with `LabGone` when the lab was reset or removed first. */
  submit<T extends CommandType>(command: CommandOf<T>): Promise<CommandResult<T>>;
  /** The end of a synchronous invocation's attempt, once kept. On a paused clock it waits. */
  attemptEnded(requestId: string): Promise<LogEventOf<'attempt-ended'>>;
  clock(): ClockView;
  control(action: ClockAction): Promise<ClockAnswer>;
  /** History after sequence `after`, then live: only kept events. Ends after a `reset` batch, on abort, and when the lab is removed. */
  follow(after: number, signal: AbortSignal): AsyncIterable<FollowBatch>;
  /** Calls `listener` when mode, speed or skip-waits change and when time jumps. Answers how to stop it. */
  onClock(listener: () => void): () => void;
  /** Resolves when a message came to the queue, `waitMs` of wall time are over, or `signal` aborts: look again then. */
  waitForMessage(queueName: string, waitMs: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
