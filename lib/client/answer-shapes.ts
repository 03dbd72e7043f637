import * as z from 'zod/mini';
import { isClockView } from './clock-view';

/** What the server's answers must look like. Loaded with the first answer that needs it: zod is dear on a first load. */

/** Our own contract's refusal. */
export const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), hint: z.nullish(z.string()) }),
});

/** AWS's two spellings of `message` (ERR-03) and the JSON protocol's `__type`. */
export const awsErrorSchema = z.object({
  message: z.optional(z.string()),
  Message: z.optional(z.string()),
  __type: z.optional(z.string()),
});

/** A lab as the contract shows it, as far as the page reads it. */
export const labSchema = z.object({
  labId: z.string(),
  name: z.string(),
  seed: z.number(),
  logId: z.string(),
  createdTime: z.string(),
  clock: z.custom(isClockView),
  /** The moment of another lab that this one goes on from. */
  forkedFrom: z.nullish(z.object({ labId: z.string(), sequence: z.number(), at: z.number() })),
});

export const labsSchema = z.object({ labs: z.array(labSchema) });

export const forkSchema = z.extend(labSchema, {
  /** What became of the handlers that ran or rested. */
  handlers: z.nullish(
    z.object({
      resumedAttempts: z.number(),
      interruptedAttempts: z.number(),
      keptEnvironments: z.number(),
      restartedEnvironments: z.number(),
    }),
  ),
});

export const redriveSchema = z.object({ requestId: z.string() });
