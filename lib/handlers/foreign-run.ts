import type { SlicedRun } from './handler-runner';

/** What invoking code comes to that does not run here: a function error that says what does. */
export function foreignRun(runtime: string): SlicedRun {
  const errorType = 'InvocationLab.RuntimeNotHere';
  const errorMessage = `The code is kept but not run: Invocation Lab runs JavaScript (nodejs22.x and its siblings), not ${runtime}. Outcome scripts and faults work without code.`;
  return {
    end: {
      kind: 'finished',
      computeMs: 1,
      memoryUsedMb: 0,
      result: { kind: 'error', errorType, errorMessage, trace: [] },
    },
    logLines: [],
  };
}
