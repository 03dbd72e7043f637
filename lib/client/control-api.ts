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
