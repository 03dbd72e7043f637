/** The CloudWatch metrics of `AWS/Lambda` that a lab keeps. */
export type MetricName =
  | 'Invocations'
  | 'Errors'
  | 'Throttles'
  | 'Duration'
  | 'ConcurrentExecutions'
  | 'UnreservedConcurrentExecutions'
  | 'AsyncEventsReceived'
  | 'AsyncEventAge'
  | 'AsyncEventsDropped'
  | 'DeadLetterErrors'
  | 'DestinationDeliveryFailures'
  | 'RecursiveInvocationsDropped';

interface MetricFacts {
  readonly unit: 'Count' | 'Milliseconds';
  /** The statistic AWS tells to look at. */
  readonly statistic: 'Sum' | 'Average' | 'Maximum';
  /** Row of the rules it follows. */
  readonly row: string;
}

/** In the order in which AWS's own dashboard shows them. */
export const METRICS: Readonly<Record<MetricName, MetricFacts>> = {
  Invocations: { unit: 'Count', statistic: 'Sum', row: 'MET-01' },
  Errors: { unit: 'Count', statistic: 'Sum', row: 'MET-02' },
  Throttles: { unit: 'Count', statistic: 'Sum', row: 'MET-03' },
  Duration: { unit: 'Milliseconds', statistic: 'Average', row: 'MET-05' },
  ConcurrentExecutions: { unit: 'Count', statistic: 'Maximum', row: 'MET-07' },
  UnreservedConcurrentExecutions: { unit: 'Count', statistic: 'Maximum', row: 'MET-07' },
  AsyncEventsReceived: { unit: 'Count', statistic: 'Sum', row: 'MET-10' },
  AsyncEventAge: { unit: 'Milliseconds', statistic: 'Average', row: 'MET-11' },
  AsyncEventsDropped: { unit: 'Count', statistic: 'Sum', row: 'MET-12' },
  DeadLetterErrors: { unit: 'Count', statistic: 'Sum', row: 'MET-13' },
  DestinationDeliveryFailures: { unit: 'Count', statistic: 'Sum', row: 'MET-14' },
  RecursiveInvocationsDropped: { unit: 'Count', statistic: 'Sum', row: 'MET-15' },
};
