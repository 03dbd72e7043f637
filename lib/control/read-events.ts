import { z } from 'zod';
import type { WireRequest, WireResponse } from '@/lib/wire/wire-message';
import { ControlError } from './control-error';
import { eventStream } from './event-stream';
import { json } from './json';
import type { LabCall } from './operation';
import { readLog } from './read-log';
import { readQuery, wholeNumber } from './read-query';

const PAGE_DEFAULT = 10_000;
const PAGE_MAX = 100_000;

const sequence = wholeNumber(0, Number.MAX_SAFE_INTEGER);

const query = z.strictObject({
  after: sequence.optional(),
  limit: wholeNumber(1, PAGE_MAX).optional(),
  /** From a `clock` frame or a lab's answer: which log `after` belongs to. */
  logId: z.string().optional(),
});

/** `GET /api/labs/{labId}/events`: a live stream for `Accept: text/event-stream`, a page of JSON for everybody else. */
export function readEvents(call: LabCall): WireResponse | Promise<WireResponse> {
  const { after, limit, logId } = readQuery(call.request, query);
  const isOtherLog = logId !== undefined && logId !== call.lab.logId;
  const resumeAfter = lastEventId(call.request) ?? after ?? 0;
  if (wantsStream(call.request)) return streamed(call, resumeAfter, isOtherLog);
  return paged(call, isOtherLog ? 0 : resumeAfter, limit ?? PAGE_DEFAULT);
}

function streamed({ lab, request }: LabCall, after: number, isOtherLog: boolean): WireResponse {
  // A reader who knows more than there is comes from before a reset.
  const start = { lab, after, isOtherLog: isOtherLog || after > lab.state.sequence };
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    },
    body: eventStream(start, request.signal),
  };
}

async function paged({ lab }: LabCall, after: number, limit: number): Promise<WireResponse> {
  const page = await readLog(lab, after, limit);
  const dropped = page.oldestSequence === undefined ? undefined : { oldestSequence: page.oldestSequence };
  const { events, lastSequence, more } = page;
  return json(200, { events, lastSequence, more, logId: lab.logId, dropped });
}

function wantsStream({ headers }: WireRequest): boolean {
  return headers.accept?.toLowerCase().includes('text/event-stream') ?? false;
}

/** What `EventSource` sends by itself when it comes back; it knows more than the address does. */
function lastEventId({ headers }: WireRequest): number | undefined {
  const text = headers['last-event-id'];
  if (text === undefined || text === '') return undefined;
  const result = sequence.safeParse(text);
  if (result.success) return result.data;
  throw new ControlError(
    400,
    'bad-query',
    `Last-Event-ID: ${JSON.stringify(text)} is not a sequence`,
    'Send a whole number.',
  );
}
