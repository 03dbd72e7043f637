import type { InitRequest, InvokeRequest, Sandbox, SliceReport } from './sandbox';

/** 2026-01-01T00:00:00Z, when a test's lab begins. */
export const START_MS = 1_767_225_600_000;

export function initOf(files: Record<string, string>, changes: Partial<InitRequest> = {}): InitRequest {
  return {
    kind: 'init',
    environmentId: 'f#1',
    nowMs: START_MS,
    deadlineMs: START_MS + 10_000,
    files,
    handler: 'index.handler',
    env: { AWS_REGION: 'us-east-1', _HANDLER: 'index.handler' },
    memorySizeMb: 128,
    ephemeralStorageMb: 512,
    seeds: [1, 2, 3, 4],
    firstCallId: 1,
    format: 'Text',
    level: undefined,
    nodeMajor: 22,
    nodeVersion: '22.0.0',
    arch: 'x64',
    ...changes,
  };
}

export function invokeOf(payload: unknown, changes: Partial<InvokeRequest> = {}): InvokeRequest {
  const nowMs = changes.nowMs ?? START_MS + 1_000;
  const deadlineMs = changes.deadlineMs ?? nowMs + 3_000;
  return {
    kind: 'invoke',
    environmentId: 'f#1',
    nowMs,
    deadlineMs,
    payload: JSON.stringify(payload),
    traceId: 'Root=1-0-0;Parent=0;Sampled=0;Lineage=1:0:0',
    context: { functionName: 'f', awsRequestId: 'request-1', deadlineMs },
    ...changes,
  };
}

type Runs = Pick<Sandbox, 'run'>;

/** Starts a package and invokes it once, waiting through its timers as the lab's clock would. */
export async function runOnce(
  sandbox: Runs,
  files: Record<string, string>,
  payload: unknown = {},
  changes: Partial<InitRequest> = {},
): Promise<SliceReport> {
  const started = await through(sandbox, initOf(files, changes));
  if (started.kind !== 'finished' || started.result.kind !== 'response') return started;
  return through(sandbox, invokeOf(payload, { environmentId: changes.environmentId ?? 'f#1' }));
}

/** Resumes a slice at the times it asked for, up to the deadline. Log lines of all slices are in the last report. */
export async function through(sandbox: Runs, request: InitRequest | InvokeRequest): Promise<SliceReport> {
  const logLines: string[] = [];
  let report = await sandbox.run(request);
  let { nowMs } = request;
  while (report.kind === 'waiting') {
    logLines.push(...report.logLines);
    if (report.waitMs === undefined || nowMs + report.waitMs > request.deadlineMs) return { ...report, logLines };
    nowMs += report.waitMs;
    const { environmentId, deadlineMs } = request;
    report = await sandbox.run({ kind: 'resume', environmentId, nowMs, deadlineMs, answers: [] });
  }
  return report.kind === 'lost' ? report : { ...report, logLines: [...logLines, ...report.logLines] };
}

/** The value a handler answered with; anything else fails the test. */
export async function answerOf(
  sandbox: Runs,
  files: Record<string, string> | string,
  payload: unknown = {},
  changes: Partial<InitRequest> = {},
): Promise<unknown> {
  const report = await runOnce(sandbox, typeof files === 'string' ? { 'index.js': files } : files, payload, changes);
  if (report.kind !== 'finished' || report.result.kind !== 'response') throw new Error(JSON.stringify(report));
  return JSON.parse(report.result.body);
}
