import { z } from 'zod';

/** The body of a call about one queue and nothing more. */
export const queueUrlSchema = z.object({ QueueUrl: z.string() });
