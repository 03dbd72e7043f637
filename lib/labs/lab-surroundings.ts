import type { HandlerRunner } from '@/lib/handlers/handler-runner';
import type { LabStore } from '@/lib/lab-store/lab-store';
import type { GroupCommit } from './group-commit';
import type { LabClaims } from './lab-claims';
import type { WallClock } from './wall-clock';

/** What a lab lives in: shared by all labs of the process. */
export interface LabSurroundings {
  readonly store: LabStore;
  readonly claims: LabClaims;
  readonly commits: GroupCommit;
  readonly wall: WallClock;
  /** A fresh one for each fold of the log: handlers that ran before are gone. */
  createRunner(): HandlerRunner;
  /** A name no other log has. */
  newLogId(): string;
  /** Our own mistakes, for the process's log. */
  report(problem: string, error: unknown): void;
}
