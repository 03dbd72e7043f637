import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';

/** One lab, as the control contract and the AWS wire show it to anyone outside. */
export interface LabClient {
  readonly labId: string;
  readonly path: string;
  readonly clock: ClockClient;
  /** The log from the start. */
  log(): Promise<LoggedEvent[]>;
  invocations(): Promise<{ readonly requestId: string }[]>;
  /** A raw Invoke, without an SDK and so without an SDK's random headers. */
  invoke(functionName: string, invocationType: string, payload: string, query?: string): Promise<APIResponse>;
  get(path: string): Promise<unknown>;
}

/** A log event as it is on the wire; a test names what else it expects of it. */
export interface LoggedEvent {
  readonly sequence: number;
  readonly at: number;
  readonly type: string;
  readonly requestId?: string;
  readonly attempt?: number;
  readonly outcome?: string;
  readonly kind?: string;
}

export interface ClockReading {
  readonly now: number;
  readonly mode: 'running' | 'paused';
  readonly speed: number;
  readonly skipWaits: boolean;
  readonly pendingWork: number;
}

/** The clock's vocabulary (design: pause, resume, step, advance, run-until-idle, set). */
export interface ClockClient {
  read(): Promise<ClockReading>;
  pause(): Promise<ClockReading>;
  resume(): Promise<ClockReading>;
  step(): Promise<ClockReading>;
  advance(ms: number): Promise<ClockReading>;
  runUntilIdle(): Promise<ClockReading>;
}

/** A new lab with a fixed seed, its clock paused at 0. */
export async function createLab(
  request: APIRequestContext,
  wish: { readonly seed: number; readonly accountId?: string; readonly name?: string },
): Promise<LabClient> {
  const answer = await request.post('/api/labs', { data: wish });
  expect(answer.status(), await answer.text()).toBe(201);
  const { labId } = await answer.json();
  const lab = labClient(request, labId);
  await lab.clock.pause();
  return lab;
}

/** A lab that is there already. */
export function labClient(request: APIRequestContext, labId: string): LabClient {
  const base = `/api/labs/${labId}`;
  const control = async (body: object): Promise<ClockReading> => {
    const answer = await request.post(`${base}/clock`, { data: body });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json();
  };
  const get = async (path: string) => {
    const answer = await request.get(`${base}${path}`);
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json();
  };
  return {
    labId,
    path: `/labs/${labId}`,
    get,
    clock: {
      read: () => get('/clock'),
      pause: () => control({ action: 'pause' }),
      resume: () => control({ action: 'resume' }),
      step: () => control({ action: 'step' }),
      advance: (ms) => control({ action: 'advance', ms }),
      runUntilIdle: () => control({ action: 'run-until-idle' }),
    },
    log: async () => (await get('/events?after=0')).events,
    invocations: async () => (await get('/invocations')).invocations,
    invoke: (functionName, invocationType, payload, query = '') =>
      request.post(`/2015-03-31/functions/${functionName}/invocations${query}`, {
        headers: { ...credentials(labId, 'lambda'), 'x-amz-invocation-type': invocationType },
        data: payload,
      }),
  };
}

/** What selects the lab on the AWS wire: its id as access key id. */
export function credentials(labId: string, service: 'lambda' | 'sqs'): { authorization: string } {
  const scope = `${labId}/20260101/us-east-1/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
}
