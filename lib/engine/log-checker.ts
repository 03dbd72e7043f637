import type { LogEvent } from './events';
import { CapacityChecker } from './log-checker-capacity';
import { DeliveryChecker } from './log-checker-deliveries';
import { EnvironmentChecker } from './log-checker-environments';
import { InvocationChecker } from './log-checker-invocations';
import { KnownLab, type Report } from './log-checker-lab';
import { QueueChecker } from './log-checker-queues';

/**
 * Checks a whole log against the rows of the semantics table, from the log alone: a second model of Lambda, written without
 * looking at the engine and without its state. Answers the violations, one sentence each, with sequence and row. `ended`: the lab
 * was idle at the end, so that everything must have come to its end.
 */
export function checkLog(events: readonly LogEvent[], options: { ended: boolean }): readonly string[] {
  return readLog(events, options).violations;
}

/** As `checkLog`, with the message ids that the log says are left in each queue. */
export function readLog(
  events: readonly LogEvent[],
  { ended }: { ended: boolean },
): { readonly violations: readonly string[]; readonly messagesLeft: ReadonlyMap<string, readonly string[]> } {
  const violations: string[] = [];
  const report: Report = (event, row, what) => {
    violations.push(`#${event.sequence} ${event.type}, ${row}: ${what}`);
  };
  const lab = new KnownLab(report);
  const capacity = new CapacityChecker(lab, report);
  const queues = new QueueChecker(report);
  const deliveries = new DeliveryChecker(lab, queues, report);
  const environments = new EnvironmentChecker(lab, capacity, report);
  const invocations = new InvocationChecker({ lab, capacity, deliveries, queues, report, before: undefined });
  let before: LogEvent | undefined;
  for (const event of events) {
    checkStamp(event, before, report);
    lab.see(event);
    queues.see(event);
    // Invocations first: whether there was room is asked before an environment takes it.
    invocations.see(event);
    environments.see(event);
    before = event;
  }
  if (before !== undefined) {
    deliveries.finish(before);
    invocations.end(before, ended);
    environments.end(before, ended);
  }
  const left = [...queues.queues].map(([name, { messages }]) => [name, [...messages.keys()]] as const);
  return { violations, messagesLeft: new Map(left) };
}

function checkStamp(event: LogEvent, before: LogEvent | undefined, report: Report): void {
  const expected = (before?.sequence ?? 0) + 1;
  if (event.sequence !== expected) report(event, 'log', `the sequence is ${event.sequence}, not ${expected}`);
  if (before !== undefined && event.at < before.at)
    report(event, 'log', `time goes back from ${before.at} to ${event.at}`);
  if (before === undefined && event.type !== 'lab-created') report(event, 'log', 'the log does not begin with its lab');
}
