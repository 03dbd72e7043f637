import { Lane } from './lane';
import type { Life } from './life';
import type { LaneOf, RowDraft } from './place-rows';
import type { RowSign } from './rows';
import { segmentsOf } from './segments';
import { type Span, toneOf } from './span';
import { mark } from './span-text';
import { TRACK_ORDER } from './track';

/** The lane of a whole invocation: its segments one after the other, and its discard when nothing kept it. */
export function lineLane({ spans, answer }: Life): Lane {
  const lane = new Lane();
  for (const { span } of segmentsOf(spans, 0)) lane.push(span);
  const last = spans.at(-1);
  if (last?.kind === 'discarded') lane.push(last);
  // Refused at once, or a dry run: what the caller got is all there is.
  if (lane.spans.length === 0) lane.push(answer);
  return lane;
}

/** The rows of an opened invocation: one for each of its stages, in the order of the stages. */
export function lineDrafts(life: Life): readonly RowDraft[] {
  const drafts = new Map<string, { readonly spans: Span[]; readonly first: Span }>();
  for (const span of life.spans) {
    const id = stageId(span);
    const draft = drafts.get(id);
    if (draft) draft.spans.push(span);
    else drafts.set(id, { spans: [span], first: span });
  }
  return [...drafts.values()]
    .sort((left, right) => TRACK_ORDER.indexOf(left.first.track.kind) - TRACK_ORDER.indexOf(right.first.track.kind))
    .map(({ spans, first }) => ({
      id: `${first.requestId} ${stageId(first)}`,
      kind: first.track.kind,
      label: stageLabel(first),
      detail: undefined,
      lanes: [laneOf(spans, stageTrackId(first))],
    }));
}

/** How many rows `lineDrafts` makes. */
export function lineDraftCount(life: Life): number {
  return new Set(life.spans.map(stageId)).size;
}

/** The track of a span when its invocation is opened. */
export function stageTrackId(span: Span): string {
  return `${span.requestId} ${stageId(span)}`;
}

/** How an invocation stands, as its row shows it. */
export function lineSign(life: Life): RowSign {
  const { stage, spans, answer } = life;
  if (stage) return { sign: stage.kind === 'run' ? mark(stage) : '…', tone: toneOf(stage) };
  const last = spans.findLast((span) => span.kind === 'run' || span.kind === 'discarded') ?? answer;
  return { sign: mark(last), tone: toneOf(last) };
}

function laneOf(spans: readonly Span[], trackId: string): LaneOf {
  // Marks and bars of a stage follow each other, so one lane holds them.
  const content = new Lane();
  for (const span of spans) content.push(span);
  return { trackId, lane: 0, content };
}

function stageId(span: Span): string {
  return span.track.kind === 'environments' ? `${span.track.id}#${span.lane}` : span.track.id;
}

function stageLabel(span: Span): string {
  if (span.kind === 'init' || span.kind === 'run') return `env ${span.environmentNumber}`;
  return span.track.label;
}
