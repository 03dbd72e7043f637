import type { InvocationType } from '@/lib/engine/events';
import type { FunctionRoutes } from './function-routes';

/** What a user should know before sending, because the service would not say it. */
export interface InvokeWarning {
  readonly text: string;
  /** True when sending asynchronously would make the configuration count. */
  readonly offerAsynchronous: boolean;
  /** The rule that says so. */
  readonly rule: 'DST-28' | 'ERR-20' | 'ASY-15' | 'ASY-08';
}

/** The choice that is being warned about. */
export interface InvokeChoice {
  readonly invocationType: InvocationType;
  readonly routes: FunctionRoutes;
  readonly reservedConcurrency: number | undefined;
}

/** The one warning that matters most for a choice, or undefined when it does what it seems to do. */
export function invokeWarning(choice: InvokeChoice): InvokeWarning | undefined {
  switch (choice.invocationType) {
    case 'RequestResponse':
      if (choice.reservedConcurrency === 0) return refusedWarning();
      return unusedRoutesWarning(choice.routes, 'A synchronous caller owns the error itself');
    case 'DryRun':
      return unusedRoutesWarning(choice.routes, 'A dry run runs nothing');
    case 'Event':
      return eventWarning(choice);
  }
}

function refusedWarning(): InvokeWarning {
  return {
    text: 'Reserved concurrency is 0: the call will be refused with 429.',
    offerAsynchronous: false,
    rule: 'ERR-20',
  };
}

function unusedRoutesWarning(routes: FunctionRoutes, because: string): InvokeWarning | undefined {
  const unused = routeWords(routes);
  if (unused === undefined) return undefined;
  return { text: `${because}: ${unused} will not be used.`, offerAsynchronous: true, rule: 'DST-28' };
}

function eventWarning({ routes, reservedConcurrency }: InvokeChoice): InvokeWarning | undefined {
  const kept = routes.deadLetterQueue !== undefined || routes.onFailure !== undefined;
  if (reservedConcurrency === 0) {
    const end = kept ? 'goes straight to its failure queue' : 'is discarded at once';
    return {
      text: `Reserved concurrency is 0: the event is accepted, never runs and ${end}.`,
      offerAsynchronous: false,
      rule: 'ASY-15',
    };
  }
  if (kept) return undefined;
  return {
    text: 'No dead-letter queue and no on-failure destination: if every attempt fails, the event is lost.',
    offerAsynchronous: false,
    rule: 'ASY-08',
  };
}

/** `dead-letter queue orders-dlq and on-failure destination orders-failed`, or undefined for none. */
function routeWords(routes: FunctionRoutes): string | undefined {
  const words = [
    routes.deadLetterQueue && `dead-letter queue ${routes.deadLetterQueue}`,
    routes.onSuccess && `on-success destination ${routes.onSuccess}`,
    routes.onFailure && `on-failure destination ${routes.onFailure}`,
  ].filter((word) => word !== undefined && word !== '');
  if (words.length === 0) return undefined;
  const last = words.pop();
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}
