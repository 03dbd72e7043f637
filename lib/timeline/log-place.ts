import type { LogEvent } from '@/lib/engine/events';
import type { TimelineModel } from './timeline-model';

/** The track of the model that a log event belongs to. `lane` undefined: any of it. */
export interface LogPlace {
  readonly trackId: string;
  readonly functionName: string;
  readonly lane: number | undefined;
}

/** Where a log event stands among the tracks; undefined when it concerns the lab. */
export function logPlace(event: LogEvent, model: TimelineModel): LogPlace | undefined {
  switch (event.type) {
    case 'invocation-accepted':
    case 'invocation-rejected':
      return at('caller', event.functionName);
    case 'event-queued':
    case 'attempt-throttled':
    case 'event-succeeded':
      return at('queue', event.functionName);
    case 'event-discarded':
      return at(event.keptBy.length > 0 ? 'queue' : 'discarded', event.functionName);
    case 'retry-scheduled':
      return at(event.why === 'function-error' ? 'retry-wait' : 'throttle-wait', event.functionName);
    case 'delivery-made':
      return at(`${targetKind(event.kind)}:${event.target.arn}`, event.functionName);
    case 'delivery-failed':
      return at(`${targetKind(event.kind)}:${event.targetArn}`, event.functionName);
    case 'fault-fired':
      return at(`environments:${event.functionName}`, event.functionName);
    case 'slice-ended':
    case 'slice-resumed':
      return environmentPlace(model, model.lives.get(event.requestId)?.functionName, event.environmentId);
    case 'environment-init-started':
    case 'environment-initialised':
    case 'environment-init-failed':
    case 'environment-reset':
    case 'environment-shut-down':
    case 'attempt-started':
    case 'attempt-ended':
    case 'log-line-written':
      return environmentPlace(model, event.functionName, event.environmentId);
    case 'queue-message-sent':
    case 'queue-message-received':
    case 'queue-message-deleted':
    case 'queue-message-moved':
      return queuePlace(model, event.queueName);
    default:
      return undefined;
  }
}

function at(trackId: string, functionName: string, lane?: number): LogPlace {
  return { trackId, functionName, lane };
}

function targetKind(delivery: string): string {
  return delivery === 'dead-letter-queue' ? 'dead-letter' : 'target';
}

function environmentPlace(
  model: TimelineModel,
  functionName: string | undefined,
  environmentId: string,
): LogPlace | undefined {
  if (functionName === undefined) return undefined;
  return at(`environments:${functionName}`, functionName, model.environmentsOf(functionName).laneOf(environmentId));
}

/** A message's own events stand on the row of deliveries to its queue, where there is one. */
function queuePlace(model: TimelineModel, queueName: string): LogPlace | undefined {
  const isOfQueue = (kind: string) => kind === 'target' || kind === 'dead-letter';
  const track = model.tracks.find((candidate) => candidate.label === queueName && isOfQueue(candidate.kind));
  return track && at(track.id, '');
}
