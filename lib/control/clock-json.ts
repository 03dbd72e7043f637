import { isoTime } from '@/lib/engine/iso-time';
import type { ClockView } from '@/lib/labs/clock-view';
import type { Lab } from '@/lib/labs/lab';

/** The part of a lab that its clock is shown from. */
export type ClockedLab = Pick<Lab, 'clock' | 'logId' | 'state'>;

/** The clock as the contract shows it: numbers are sim milliseconds, and each has its ISO time beside it. */
export function clockJson(lab: ClockedLab, clock: ClockView = lab.clock()) {
  const { mode, moving, nextEntryAt, now, pendingWork, skipWaits, speed } = clock;
  return {
    now,
    nowTime: isoTime(lab.state, now),
    mode,
    moving,
    speed,
    skipWaits,
    nextEntryAt: nextEntryAt ?? null,
    nextEntryTime: nextEntryAt === undefined ? null : isoTime(lab.state, nextEntryAt),
    pendingWork,
    logId: lab.logId,
  };
}
