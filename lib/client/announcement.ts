import type { LogEvent } from '@/lib/engine/events';
import type { LabState } from '@/lib/engine/state';
import { durationText } from '@/lib/timeline/time-text';

/** One short sentence for a polite live region, or undefined for what need not be said. `state` has the event folded in. */
export function announcementOf(event: LogEvent, state: LabState): string | undefined {
  switch (event.type) {
    case 'attempt-ended':
      if (event.outcome === 'success') return `Attempt ${event.attempt} of ${event.functionName} succeeded.`;
      return `Attempt ${event.attempt} of ${event.functionName} failed${reason(event.outcome)}.`;
    case 'retry-scheduled': {
      const wait = durationText(event.dispatchAt - event.at);
      if (event.why !== 'function-error') return `${event.functionName} was throttled, next try in ${wait}.`;
      const attempt = state.invocations.get(event.requestId)?.attempts ?? event.retry;
      return `Attempt ${attempt} of ${event.functionName} failed, next in ${wait}.`;
    }
    case 'invocation-rejected':
      return `${event.functionName} was refused: ${event.code}.`;
    case 'event-discarded':
      return event.keptBy.length > 0
        ? `The event of ${event.functionName} ended: ${event.condition}. It was kept by ${event.keptBy.map(spoken).join(' and ')}.`
        : `The event of ${event.functionName} was discarded: ${event.condition}. Nothing kept it.`;
    default:
      return undefined;
  }
}

function reason(outcome: string): string {
  return outcome === 'error' ? '' : `, ${outcome.replaceAll('-', ' ')}`;
}

function spoken(kind: string): string {
  return `the ${kind.replaceAll('-', ' ').replace('dead letter', 'dead-letter')}`;
}
