import { describe, expect, it } from 'vitest';
import type { ScriptedOutcome } from './function-configuration';
import { invocationLogLines } from './log-lines';
import { createFunction, idOf, invokeAs, TestLab } from './test-lab';

function recordsOf(lab: TestLab, requestId: string): { type?: string; record?: unknown }[] {
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error(`no invocation ${requestId}`);
  return invocationLogLines(lab.state, invocation).map((line) => JSON.parse(line.text));
}

function invoked(outcomes: readonly ScriptedOutcome[]) {
  const lab = new TestLab();
  createFunction(lab, 'f', outcomes, { logFormat: 'JSON' });
  const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
  lab.runUntilIdle();
  return { lab, requestId };
}

describe('log lines of a function with JSON logs', () => {
  it('FUN-44: a good run has an init start, a start and a report, and no platform text', () => {
    const { lab, requestId } = invoked([]);
    const arn = 'arn:aws:lambda:us-east-1::runtime:invocation-lab';
    const version = { runtimeVersion: 'nodejs:22', runtimeVersionArn: arn };
    const init = { initializationType: 'on-demand', phase: 'init', ...version };
    expect(recordsOf(lab, requestId)).toEqual([
      {
        time: '2026-01-01T00:00:00.000Z',
        type: 'platform.initStart',
        record: { ...init, functionName: 'f', functionVersion: '$LATEST' },
      },
      {
        time: '2026-01-01T00:00:00.100Z',
        type: 'platform.start',
        record: { requestId, version: '$LATEST' },
      },
      {
        time: '2026-01-01T00:00:00.110Z',
        type: 'platform.report',
        record: {
          requestId,
          metrics: {
            durationMs: 10,
            billedDurationMs: 110,
            memorySizeMB: 128,
            maxMemoryUsedMB: 40,
            initDurationMs: 100,
          },
          status: 'success',
        },
      },
    ]);
  });

  it('FUN-43, FUN-47: a handler exception is an error record, and a success to the platform', () => {
    const { lab, requestId } = invoked(['error']);
    const [, , error, report, ...rest] = recordsOf(lab, requestId);
    expect(rest).toEqual([]);
    expect(error).toMatchObject({
      level: 'ERROR',
      requestId,
      message: expect.stringMatching(/^Invoke Error Error: Attempt 1 failed on purpose\n {4}at /),
      errorType: 'Error',
      stackTrace: ['Error: Attempt 1 failed on purpose', expect.any(String)],
    });
    expect(report).toMatchObject({ type: 'platform.report', record: { status: 'success' } });
  });

  it.each<[ScriptedOutcome, object]>([
    ['timeout', { status: 'timeout' }],
    ['exit', { status: 'error', errorType: 'Runtime.ExitError' }],
    ['out-of-memory', { status: 'error', errorType: 'Runtime.OutOfMemory' }],
  ])('FUN-44: %s shows the end of the run as well, with its status', (outcome, status) => {
    const { lab, requestId } = invoked([outcome]);
    expect(recordsOf(lab, requestId).slice(2)).toMatchObject([
      { type: 'platform.runtimeDone', record: { requestId, ...status, metrics: { producedBytes: 0 } } },
      { type: 'platform.report', record: { requestId, ...status } },
    ]);
  });

  it('lines written before the format changed stay as they were', () => {
    const { lab, requestId } = invoked([]);
    lab.submit({
      type: 'configure-function',
      functionName: 'f',
      changes: { logFormat: 'Text' },
      revisionId: undefined,
    });
    expect(recordsOf(lab, requestId)).toHaveLength(3);
  });
});
