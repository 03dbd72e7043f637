import type { InitRequest, InvokeRequest, SliceReport, SliceRequest } from '@/lib/handlers/sandbox';
import type { SandboxThread } from '@/lib/handlers/sandbox-thread';
import type { StartEnvironment } from './handler-measures';
import { ORDER_HANDLER } from './order-handler.mjs';

/** 2026-01-01T00:00:00Z, when a lab begins. */
const NOW_MS = 1_767_225_600_000;

/** Environments in one thread of the lab's sandbox, told what the lab tells them. */
export function sandboxEnvironments(thread: SandboxThread): StartEnvironment {
  let count = 0;
  return async () => {
    count += 1;
    const environmentId = `bench#${count}`;
    await answer(thread, initOf(environmentId));
    return {
      invoke: (payload) => answer(thread, invokeOf(environmentId, payload)),
      end: () => thread.destroy(environmentId),
    };
  };
}

async function answer(thread: SandboxThread, request: SliceRequest): Promise<string> {
  const report: SliceReport = await thread.run(request);
  if (report.kind !== 'finished' || report.result.kind !== 'response') throw new Error(JSON.stringify(report));
  return report.result.body;
}

function initOf(environmentId: string): InitRequest {
  return {
    kind: 'init',
    environmentId,
    nowMs: NOW_MS,
    deadlineMs: NOW_MS + 10_000,
    files: { 'index.js': ORDER_HANDLER },
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
  };
}

function invokeOf(environmentId: string, payload: string): InvokeRequest {
  const deadlineMs = NOW_MS + 3_000;
  return {
    kind: 'invoke',
    environmentId,
    nowMs: NOW_MS,
    deadlineMs,
    payload,
    traceId: 'Root=1-0-0;Parent=0;Sampled=0;Lineage=1:0:0',
    context: { functionName: 'bench', awsRequestId: 'request-1', deadlineMs },
  };
}
