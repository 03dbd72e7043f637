import type { FaultPlan } from '@/lib/engine/function-configuration';
import { type ClockView, clockViewSchema } from './clock-view';
import { RequestRefused, request } from './refusal';
import * as z from './shape';

/** The control contract (`/api/labs/…`), as the page uses it. */

const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), hint: z.nullish(z.string()) }),
});

/** What can be asked of the clock. */
export type ClockRequest =
  | { readonly action: 'pause' | 'resume' | 'step' | 'run-until-idle' }
  | { readonly action: 'advance'; readonly ms: number }
  | { readonly action: 'set'; readonly speed?: number; readonly skipWaits?: boolean };

/** Asks the clock; answers when it is done. */
export async function controlClock(labId: string, ask: ClockRequest): Promise<ClockView> {
  return clockViewSchema.parse(await call('POST', `/api/labs/${labId}/clock`, ask));
}

/** A lab as the contract shows it, as far as the page reads it. */
const labSchema = z.object({
  labId: z.string(),
  name: z.string(),
  seed: z.number(),
  logId: z.string(),
  createdTime: z.string(),
  clock: clockViewSchema,
  /** The moment of another lab that this one goes on from. */
  forkedFrom: z.nullish(z.object({ labId: z.string(), sequence: z.number(), at: z.number() })),
});

const labsSchema = z.object({ labs: z.array(labSchema) });

export type LabView = z.infer<typeof labSchema>;

/** A moment of a lab: a sim time with all that happened by then, or a sequence. Neither: now. */
export interface ForkWish {
  readonly at?: number | undefined;
  readonly sequence?: number | undefined;
  readonly name?: string | undefined;
}

/** What can be done to an event that AWS cannot do. */
export type Intervention = 'fire-next-attempt' | 'cancel-retries' | 'drop-event';

const redriveSchema = z.object({ requestId: z.string() });

/** All labs of the server, in order of creation. */
export async function listLabs(): Promise<readonly LabView[]> {
  return labsSchema.parse(await call('GET', '/api/labs')).labs;
}

/** A new lab that goes on from that moment, its clock paused; the old one stays as it is. */
export async function forkLab(labId: string, wish: ForkWish = {}): Promise<LabView> {
  return labSchema.parse(await call('POST', `/api/labs/${labId}/fork`, wish));
}

/** Does to an event what AWS cannot do. */
export async function intervene(labId: string, requestId: string, action: Intervention): Promise<void> {
  await call('POST', `/api/labs/${labId}/invocations/${encodeURIComponent(requestId)}/intervene`, { action });
}

/** Sends what a delivery put into a queue to its function again; answers the request id of the new invocation. */
export async function redriveMessage(
  labId: string,
  queueName: string,
  messageId: string,
): Promise<{ readonly requestId: string }> {
  const path = `/api/labs/${labId}/queues/${encodeURIComponent(queueName)}/redrive`;
  return redriveSchema.parse(await call('POST', path, { messageId }));
}

/** Back to the sample functions, with nothing in the log. */
export async function resetLab(labId: string): Promise<void> {
  await call('POST', `/api/labs/${labId}/reset`, {});
}

/** Replaces what disturbs a function. */
export async function putFaults(labId: string, functionName: string, faultPlan: FaultPlan): Promise<void> {
  await call('PUT', `/api/labs/${labId}/functions/${encodeURIComponent(functionName)}/faults`, faultPlan);
}

async function call(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await request(path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const value = await parsed(answer);
  if (answer.ok) return value;
  const refused = errorSchema.safeParse(value);
  if (!refused.success)
    throw new RequestRefused(answer.status, 'UnexpectedAnswer', `The server answered ${answer.status}.`, undefined);
  const { code, message, hint } = refused.data.error;
  throw new RequestRefused(answer.status, code, message, hint ?? undefined);
}

async function parsed(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
