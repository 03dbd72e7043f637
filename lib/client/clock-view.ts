import * as z from './shape';

/** The lab's clock as the server last told it: the body of `GET /api/labs/{labId}/clock` and of each `clock` frame. */
export const clockViewSchema = z.object({
  /** Sim time, ms. */
  now: z.number(),
  mode: z.enum(['running', 'paused']),
  /** True while time passes by itself; only then may `now` be carried on. */
  moving: z.boolean(),
  /** Sim milliseconds to one wall millisecond. */
  speed: z.number(),
  skipWaits: z.boolean(),
  /** Sim time of the earliest entry of the calendar; absent when nothing is due. */
  nextEntryAt: z.nullish(z.number()),
  pendingWork: z.number(),
  /** Names the log: a reset begins another one, whose sequences start again. */
  logId: z.string(),
});

export type ClockView = z.infer<typeof clockViewSchema>;
