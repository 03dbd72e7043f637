import type * as z from 'zod/mini';
import type { Intervention } from '@/lib/engine/events';
import type { FaultPlan } from '@/lib/engine/function-configuration';
import type { forkSchema, labSchema } from './answer-shapes';
import { type ClockView, parseClockView } from './clock-view';
import { RequestRefused, request } from './refusal';

/** The control contract (`/api/labs/…`), as the page uses it. */

/** What can be asked of the clock. */
export type ClockRequest =
  | { readonly action: 'pause' | 'resume' | 'step' | 'run-until-idle' }
  | { readonly action: 'advance'; readonly ms: number }
  | { readonly action: 'set'; readonly speed?: number; readonly skipWaits?: boolean };

/** Asks the clock; answers when it is done. */
export async function controlClock(labId: string, ask: ClockRequest): Promise<ClockView> {
  return parseClockView(await call('POST', `/api/labs/${labId}/clock`, ask));
}

/** A lab as the contract shows it, as far as the page reads it. */
export type LabView = z.infer<typeof labSchema>;

/** A new lab that is a fork, and what became of its handlers. */
export type ForkView = z.infer<typeof forkSchema>;

/** A moment of a lab: a sim time with all that happened by then, or a sequence. Neither: now. */
export interface ForkWish {
  readonly at?: number | undefined;
  readonly sequence?: number | undefined;
  readonly name?: string | undefined;
}

export type { Intervention } from '@/lib/engine/events';

/** All labs of the server, in order of creation. */
export async function listLabs(): Promise<readonly LabView[]> {
  const { labsSchema } = await import('./answer-shapes');
  return labsSchema.parse(await call('GET', '/api/labs')).labs;
}

/** A new lab that goes on from that moment, its clock paused; the old one stays as it is. */
export async function forkLab(labId: string, wish: ForkWish = {}): Promise<ForkView> {
  const { forkSchema } = await import('./answer-shapes');
  return forkSchema.parse(await call('POST', `/api/labs/${labId}/fork`, wish));
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
  const { redriveSchema } = await import('./answer-shapes');
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
  const { errorSchema } = await import('./answer-shapes');
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
