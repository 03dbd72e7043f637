import { describe, expect, it } from 'vitest';
import type { FatalError, HandlerResult } from './handler-run';
import { invocationLogLines } from './log-lines';
import { createFunction, finished, idOf, invokeAs, sendEvent, type TestHandler, TestLab } from './test-lab';

function linesOf(lab: TestLab, requestId: string): string[] {
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error(`no invocation ${requestId}`);
  return invocationLogLines(lab.state, invocation).map((line) => line.text);
}

const boom = (errorType: string, fatal?: FatalError): HandlerResult => ({
  kind: 'error',
  errorType,
  errorMessage: 'boom',
  trace: [`${errorType}: boom`, '    at handler'],
  fatal,
});

describe('log lines', () => {
  it('the report keeps the memory its attempt ran with when the function changes afterwards', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', [], { memorySizeMb: 256 });
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    lab.submit({
      type: 'configure-function',
      functionName: 'f',
      changes: { memorySizeMb: 512 },
      revisionId: undefined,
    });
    expect(linesOf(lab, requestId).at(-1)).toContain('\tMemory Size: 256 MB\t');
  });

  it.each<[string, FatalError | undefined, string, string]>([
    ['TypeError', undefined, 'Invoke Error', 'Max Memory Used: 40 MB\tInit Duration: 100.00 ms\t'],
    [
      'RangeError',
      'uncaught-exception',
      'Uncaught Exception',
      'Init Duration: 100.00 ms\tStatus: error\tError Type: RangeError\t',
    ],
    [
      'Runtime.UnhandledPromiseRejection',
      'unhandled-rejection',
      'Unhandled Promise Rejection',
      'Status: error\tError Type: Runtime.UnhandledPromiseRejection\t',
    ],
  ])('FUN-14, FUN-42: %s (%s) is logged as %s', (errorType, fatal, heading, reportEnd) => {
    const handler: TestHandler = ({ phase }) =>
      phase === 'init'
        ? finished(100, 'null')
        : { kind: 'finished', computeMs: 1, memoryUsedMb: 40, result: boom(errorType, fatal) };
    const lab = new TestLab({ handler });
    createFunction(lab, 'f');
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    const lines = linesOf(lab, requestId);
    const json = `{"errorType":"${errorType}","errorMessage":"boom","stack":["${errorType}: boom","    at handler"]}`;
    expect(lines[2]).toBe(`2026-01-01T00:00:00.101Z\t${requestId}\tERROR\t${heading} \t${json}`);
    expect(lines.at(-1)?.endsWith(reportEnd)).toBe(true);
  });

  it('FUN-37: a failed init is reported with its status and error type, its error before any request id', () => {
    const handler: TestHandler = () => ({
      kind: 'finished',
      computeMs: 50,
      memoryUsedMb: 1,
      result: boom('Runtime.ImportModuleError', 'init'),
    });
    const lab = new TestLab({ handler });
    createFunction(lab, 'f');
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    const lines = linesOf(lab, requestId);
    expect(lines[1]).toMatch(
      /^2026-01-01T00:00:00\.050Z\tundefined\tERROR\tUncaught Exception \t\{"errorType":"Runtime/,
    );
    expect(lines[2]).toBe(
      'INIT_REPORT Init Duration: 50.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.ImportModuleError',
    );
    expect(lines.some((line) => line.includes('Invoke Error'))).toBe(false);
    expect(lines.at(-1)).toContain('\tStatus: error\tError Type: Runtime.ImportModuleError\t');
  });
});
