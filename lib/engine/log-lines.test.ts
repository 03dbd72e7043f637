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

  it('FUN-37, FUN-46: an init that fails twice is reported for each phase, its error before any request id', () => {
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
    const uncaught = /^2026-01-01T00:00:00\.\d{3}Z\tundefined\tERROR\tUncaught Exception \t\{"errorType":"Runtime/;
    const failed = 'Status: error\tError Type: Runtime.ImportModuleError';
    expect(lines).toEqual([
      expect.stringMatching(/^INIT_START /),
      expect.stringMatching(uncaught),
      `INIT_REPORT Init Duration: 50.00 ms\tPhase: init\t${failed}`,
      expect.stringMatching(uncaught),
      `INIT_REPORT Init Duration: 50.00 ms\tPhase: invoke\t${failed}`,
      `START RequestId: ${requestId} Version: $LATEST`,
      `END RequestId: ${requestId}`,
      `REPORT RequestId: ${requestId}\tDuration: 50.00 ms\tBilled Duration: 50 ms\tMemory Size: 128 MB\tMax Memory Used: 1 MB\t${failed}\t`,
    ]);
  });

  it('FUN-46: an init that succeeds the second time leaves the error of the handler its own line', () => {
    const results = [boom('Error', 'init'), { kind: 'response', body: 'null' } as const, boom('TypeError')];
    const handler: TestHandler = () => {
      const result = results.shift() ?? boom('Error');
      return { kind: 'finished', computeMs: 50, memoryUsedMb: 1, result };
    };
    const lab = new TestLab({ handler });
    createFunction(lab, 'f');
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    expect(linesOf(lab, requestId).slice(3)).toEqual([
      `START RequestId: ${requestId} Version: $LATEST`,
      expect.stringContaining('\tERROR\tInvoke Error \t{"errorType":"TypeError"'),
      `END RequestId: ${requestId}`,
      expect.stringContaining('\tDuration: 100.00 ms\t'),
    ]);
  });

  it('CON-17: an init beyond 10 s is reported as timed out', () => {
    const handler: TestHandler = ({ phase }) => finished(phase === 'init' ? 12_000 : 1, 'null');
    const lab = new TestLab({ handler });
    createFunction(lab, 'f', [], { timeoutMs: 20_000 });
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    lab.runUntilIdle();
    const lines = linesOf(lab, requestId);
    expect(lines[1]).toBe('INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout');
    expect(lines.at(-1)).toContain('\tDuration: 12001.00 ms\t');
  });
});
