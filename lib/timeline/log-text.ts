import type { LogEvent } from '@/lib/engine/events';
import { SIM_TIME, type TimeWords } from './time-words';

/** A log event in words, as the full log's list has it: `attempt-started of always-fails, attempt 1, at 0.1 s`. */
export function logName(event: LogEvent, words: TimeWords = SIM_TIME): string {
  return [logTitle(event), ...logFacts(event), `at ${words.at(event.at)}`].join(', ');
}

/** The type, and of what. */
export function logTitle(event: LogEvent): string {
  if ('functionName' in event) return `${event.type} of ${event.functionName}`;
  if ('queueName' in event) return `${event.type} of ${event.queueName}`;
  return event.type;
}

/** What tells it from others of its type. */
export function logFacts(event: LogEvent): readonly string[] {
  switch (event.type) {
    case 'invocation-accepted':
      return [`${event.statusCode}`];
    case 'invocation-rejected':
      return [`${event.statusCode} ${event.code}`];
    case 'attempt-started':
      return [`attempt ${event.attempt}`, event.cold ? 'cold' : 'warm'];
    case 'attempt-ended':
      return [`attempt ${event.attempt}`, event.outcome.replaceAll('-', ' '), `billed ${event.billedMs} ms`];
    case 'attempt-throttled':
      return [`${event.statusCode}`];
    case 'retry-scheduled':
      return [event.why.replaceAll('-', ' ')];
    case 'event-discarded':
      return [event.condition];
    case 'delivery-failed':
      return [event.why];
    case 'environment-shut-down':
    case 'environment-reset':
      return [event.why.replaceAll('-', ' ')];
    case 'log-line-written':
      return [event.line];
    case 'clock-changed':
      return [event.mode, `${event.speed}×`];
    case 'fault-fired':
      return [event.fault];
    default:
      return [];
  }
}
