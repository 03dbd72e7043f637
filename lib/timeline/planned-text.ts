import type { PlannedAttempt } from './planned-attempts';
import { atText } from './time-text';

/** A planned attempt in words, as the accessible list names it: `Attempt 2 of always-fails, planned, at 60.4 s`. */
export function plannedName(functionName: string, { attempt, isCertain, isCut, startAt }: PlannedAttempt): string {
  const name = `Attempt ${attempt} of ${functionName}`;
  if (isCut) return `${name}, not planned, the event is too old by ${atText(startAt)}`;
  return `${name}, planned${isCertain ? '' : ` if attempt ${attempt - 1} fails`}, at ${atText(startAt)}`;
}
