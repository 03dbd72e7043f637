import { lineSign } from '@/lib/timeline/line-lanes';
import { lineName } from '@/lib/timeline/line-text';
import { logName } from '@/lib/timeline/log-text';
import { seenLog } from '@/lib/timeline/log-ticks';
import { plannedName } from '@/lib/timeline/planned-text';
import { SEEN_LIST_MAX, seenList } from '@/lib/timeline/seen-list';
import type { Span } from '@/lib/timeline/span';
import { mark, spanName } from '@/lib/timeline/span-text';
import { timeAt } from '@/lib/timeline/time-axis';
import { environmentName } from './environment-name';
import { livePlans } from './live-plans';
import type { TimelineScene, TimelineView } from './timeline-view';

/** A line of the list: what the picture shows, in words. */
export interface ListRow {
  readonly key: string;
  /** Undefined: it concerns no invocation. */
  readonly requestId: string | undefined;
  /** In words, as it stands when it is read. */
  readonly name: string;
  readonly mark: string;
  /** Undefined where it is not one span. */
  readonly span: Span | undefined;
  readonly at: number | undefined;
}

/** The picture in words, at the density in which it is drawn. What the picture steps back says that it had not happened yet. */
export function listRows(view: TimelineView): readonly ListRow[] {
  const { moment } = view.lab;
  const rows = drawnRows(view);
  if (moment === undefined) return rows;
  return rows.map((row) => (row.at !== undefined && row.at > moment ? { ...row, name: `Not yet: ${row.name}` } : row));
}

function drawnRows(view: TimelineView): readonly ListRow[] {
  const { scene } = view;
  if (!scene) return [];
  switch (view.arrangement.density) {
    case 'invocation':
      return [...lines(view, scene), ...planned(view, scene)];
    case 'attempt':
      return [...spans(view, scene), ...environments(view, scene), ...planned(view, scene)];
    case 'log':
      return [...logEvents(view, scene), ...environments(view, scene), ...planned(view, scene)];
  }
}

function spans({ lab, words }: TimelineView, { view: seen }: TimelineScene): readonly ListRow[] {
  const spans = seenList(lab.timeline, seen);
  const rows: ListRow[] = spans.map((span) => ({
    key: `span ${span.id}`,
    requestId: span.requestId,
    // Of two thousand rows a few are in the page: only those are put into words.
    get name() {
      return spanName(span, words);
    },
    mark: mark(span),
    span,
    at: span.startAt,
  }));
  return spans.length < SEEN_LIST_MAX ? rows : [...rows, MORE];
}

const MORE: ListRow = {
  key: 'more',
  requestId: undefined,
  name: `Only the first ${SEEN_LIST_MAX.toLocaleString('en')} spans are listed: zoom in to read the others`,
  mark: '',
  span: undefined,
  at: undefined,
};

function lines({ lab, words }: TimelineView, { view: seen }: TimelineScene): readonly ListRow[] {
  const requestIds = new Set(seenList(lab.timeline, seen).map(({ requestId }) => requestId));
  return [...requestIds].flatMap((requestId) => {
    const life = lab.timeline.lives.get(requestId);
    if (!life) return [];
    const name = lineName(life, seen.now, words);
    const at = life.answer.startAt;
    return [{ key: `line ${requestId}`, requestId, name, mark: lineSign(life).sign, span: life.answer, at }];
  });
}

function logEvents({ lab, words }: TimelineView, { view: seen }: TimelineScene): readonly ListRow[] {
  return seenLog(lab.history.events, seen)
    .slice(0, SEEN_LIST_MAX)
    .map(({ event }) => ({
      key: `log ${event.sequence}`,
      requestId: 'requestId' in event ? event.requestId : undefined,
      name: logName(event, words),
      mark: '·',
      span: undefined,
      at: event.at,
    }));
}

function environments({ lab, words }: TimelineView, { view: seen, layout }: TimelineScene): readonly ListRow[] {
  const fromAt = timeAt(seen.axis, seen.leftPx);
  const toAt = Math.min(seen.now, timeAt(seen.axis, seen.leftPx + seen.widthPx));
  const lanes = layout.rows.filter((row) => row.kind === 'environments').flatMap((row) => row.lanes);
  return lanes.flatMap(({ trackId, lane, content }) => {
    const functionName = trackId.slice(trackId.indexOf(':') + 1);
    return lab.timeline
      .environmentsOf(functionName)
      .livesWithin(lane, fromAt, toAt)
      .map((life) => ({
        key: `environment ${functionName} ${life.number} ${life.startedAt}`,
        requestId: undefined,
        name: environmentName(functionName, life, content?.spans.at(-1), words),
        mark: '',
        span: undefined,
        at: life.startedAt,
      }));
  });
}

function planned({ lab, selectedId, words }: TimelineView, { view: seen }: TimelineScene): readonly ListRow[] {
  return livePlans(lab, selectedId, seen.now).flatMap(({ attempts, functionName, requestId }) =>
    attempts.map((attempt) => ({
      key: `planned ${requestId} ${attempt.attempt}`,
      requestId,
      name: plannedName(functionName, attempt, words),
      mark: '?',
      span: undefined,
      at: undefined,
    })),
  );
}
