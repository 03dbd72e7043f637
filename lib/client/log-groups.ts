import type { InvocationStory } from '@/lib/engine/invocation-story';
import { invocationLogLines, type LogLine } from '@/lib/engine/log-lines';
import type { SimTime } from '@/lib/engine/sim-time';
import type { Invocation, LabState } from '@/lib/engine/state';

/** The log of an invocation for reading: by attempt, each line with its time and its weight. */

/** `platform`: what Lambda writes round a run. `error`, `warn`: what stands out. */
export type LogWeight = 'platform' | 'plain' | 'warn' | 'error';

export interface LogRow {
  readonly key: string;
  readonly at: SimTime;
  /** As CloudWatch has it. */
  readonly text: string;
  /** Without the time and request id that the page shows elsewhere. */
  readonly short: string;
  readonly weight: LogWeight;
  /** The line is a JSON object. */
  readonly isJson: boolean;
}

export interface LogGroup {
  readonly attempt: number;
  /** When the handler began; undefined: its init runs, or failed. Times are relative to it, so that an init lies before 0. */
  readonly startedAt: SimTime | undefined;
  readonly rows: readonly LogRow[];
}

/** One group an attempt that wrote anything, an init with the attempt it came before. */
export function logGroups(state: LabState, invocation: Invocation, story: InvocationStory): readonly LogGroup[] {
  const starts = new Map(
    story.chapters.flatMap((chapter) =>
      chapter.kind === 'attempt' ? [[chapter.attempt, chapter.startedAt] as const] : [],
    ),
  );
  // The one after the last: its init may run already.
  const attempts = Array.from({ length: starts.size + 1 }, (_, index) => index + 1);
  return attempts
    .map((attempt) => ({
      attempt,
      startedAt: starts.get(attempt),
      rows: invocationLogLines(state, invocation, attempt).map((line, index) => rowOf(line, `${attempt} ${index}`)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function rowOf({ at, text }: LogLine, key: string): LogRow {
  const record = recordOf(text);
  return { key, at, text, short: shortText(text, record), weight: weightOf(text), isJson: record !== undefined };
}

/** The groups with only the lines that have the words in them, whatever their case. */
export function filteredGroups(groups: readonly LogGroup[], words: string): readonly LogGroup[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return groups;
  return groups
    .map((group) => ({ ...group, rows: group.rows.filter(({ text }) => text.toLowerCase().includes(wanted)) }))
    .filter(({ rows }) => rows.length > 0);
}

/** Time, request id and level of a line that Node's runtime wrote: `time TAB id TAB level TAB message`. */
const TEXT_PREFIX = /^\d{4}-\d\d-\d\dT[\d:.]+Z[\t ]\S+[\t ]((INFO|ERROR|WARN|DEBUG|TRACE)\t)?/;
/** Request ids stand in the platform's own lines too. */
const PLATFORM_ID = /^(START|END|REPORT) RequestId: \S+\s*/;

function shortText(text: string, record: Record<string, unknown> | undefined): string {
  if (record !== undefined) return jsonShortText(text, record);
  const short = text.replace(TEXT_PREFIX, '').replace(PLATFORM_ID, '$1 ').replaceAll('\t', ' ').trim();
  return withoutErrorJson(short);
}

/** `Invoke Error {"errorType":"Error","errorMessage":"no stock",…}` as `Invoke Error, Error: no stock`. */
function withoutErrorJson(short: string): string {
  const brace = short.indexOf(' {"errorType":');
  const error = brace < 0 ? undefined : recordOf(short.slice(brace + 1));
  if (error === undefined) return short;
  return `${short.slice(0, brace).trim()}, ${String(error.errorType)}: ${String(error.errorMessage)}`;
}

/** The message, or what sort of record it is. */
function jsonShortText(text: string, { message, type }: Record<string, unknown>): string {
  if (typeof message === 'string') return message;
  return typeof type === 'string' ? type : text;
}

const PLATFORM_LINE = /^(START|END|REPORT) RequestId: |^INIT_(START|REPORT) |"type":"platform\./;
const ERROR_LINE = /\tERROR\t|"level":"(ERROR|FATAL)"|Task timed out after|^RequestId: \S+ Error:/;
const WARN_LINE = /\tWARN\t|"level":"WARN"/;

function weightOf(text: string): LogWeight {
  if (PLATFORM_LINE.test(text)) return 'platform';
  if (ERROR_LINE.test(text)) return 'error';
  return WARN_LINE.test(text) ? 'warn' : 'plain';
}

function recordOf(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
