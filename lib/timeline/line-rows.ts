import { type Arrangement, isGroupOpen, lineId } from './arrangement';
import type { Life } from './life';
import type { LineGroup, LineGroups } from './line-groups';
import { lineDraftCount, lineDrafts, lineLane, lineSign, stageTrackId } from './line-lanes';
import type { RowDraft } from './place-rows';
import type { GhostPlaces, PlacedLane, Row, RowMetrics, RowSet, RowWindow } from './rows';
import type { Span } from './span';
import type { TimelineModel } from './timeline-model';

/** Of a closed group so many invocations are drawn on its heading: the newest. */
const HEADING_LINES_MAX = 12;
const HEADING_BAR_PX = 8;
/** Bars of lines are a little lower than those of tracks. */
const BAR_SHARE = 0.82;

/** Rows of one height, each an invocation: only those in the window are made, however many there are. */
export function lineRows(
  model: TimelineModel,
  groups: LineGroups,
  arrangement: Arrangement,
  metrics: RowMetrics,
  window: RowWindow,
): RowSet {
  return new LineRows(model, groups, arrangement, metrics, window).rowSet(window);
}

/** Where few invocations leave height to spare, their rows take it, up to so much. */
const GROW_MAX_PX = 14;

class LineRows {
  readonly #model: TimelineModel;
  readonly #groups: LineGroups;
  readonly #arrangement: Arrangement;
  readonly #metrics: RowMetrics;
  readonly #rowPx: number;
  readonly #growPx: number;

  constructor(
    model: TimelineModel,
    groups: LineGroups,
    arrangement: Arrangement,
    metrics: RowMetrics,
    window: RowWindow,
  ) {
    this.#model = model;
    this.#groups = groups;
    this.#arrangement = arrangement;
    this.#metrics = metrics;
    groups.arrange(arrangement, (requestId) => {
      const life = model.lives.get(requestId);
      return life ? lineDraftCount(life) : 0;
    });
    const { barPx, padPx, labelPx, logPx } = metrics;
    const leastPx = Math.round(barPx * BAR_SHARE) + padPx + labelPx + (logPx === 0 ? 0 : logPx + 3);
    const growPx = window.heightPx / Math.max(1, groups.counts.total) - leastPx;
    this.#growPx = Math.round(Math.min(GROW_MAX_PX, Math.max(0, growPx)));
    this.#rowPx = leastPx + this.#growPx;
  }

  rowSet(window: RowWindow): RowSet {
    const rows = this.#rowsIn(window);
    const byRequest = new Map<string, Row>();
    for (const row of rows) if (row.kind === 'invocation') byRequest.set(row.id, row);
    return {
      rows,
      heightPx: this.#groups.counts.total * this.#rowPx,
      placeOf: (span) => this.#placeOf(span),
      ghostPlaces: (requestId) => this.#ghostPlaces(requestId),
      rowOfLog: (event) => ('requestId' in event ? byRequest.get(lineId(event.requestId ?? '')) : undefined),
    };
  }

  #rowsIn({ topPx, heightPx }: RowWindow): readonly Row[] {
    const { counts } = this.#groups;
    const first = Math.max(0, Math.floor(topPx / this.#rowPx));
    const end = Math.min(counts.total, Math.ceil((topPx + heightPx) / this.#rowPx) + 1);
    const rows: Row[] = [];
    for (let row = first; row < end; ) {
      const made = this.#groupRows(row, end);
      if (made.length === 0) break;
      rows.push(...made);
      row += made.length;
    }
    return rows;
  }

  /** The rows of the group at `row`, from there on, but none at `end` or beyond. */
  #groupRows(row: number, end: number): readonly Row[] {
    const index = this.#groupAt(row);
    const group = this.#groups.groups[index];
    if (!group) return [];
    const start = this.#startOf(index);
    const rows: Row[] = [];
    const hasHeading = this.#groups.hasHeading(group);
    if (hasHeading && start >= row) rows.push(this.#headingRow(group, start));
    if (hasHeading && !isGroupOpen(this.#arrangement, group.id)) return rows;
    const lines = start + (hasHeading ? 1 : 0);
    for (let shown = this.#lineNear(index, row - lines); shown < group.members.length; shown += 1) {
      const at = lines + this.#rowsBefore(index, shown);
      if (at >= end) break;
      const life = this.#lifeAt(group, shown);
      if (!life) continue;
      if (at >= row) rows.push(this.#lineRow(life, at, hasHeading));
      const drafts = this.#isOpened(life) ? lineDrafts(life) : [];
      drafts.forEach((draft, below) => {
        const belowAt = at + 1 + below;
        if (belowAt >= row && belowAt < end) rows.push(this.#belowRow(draft, belowAt));
      });
    }
    return rows;
  }

  #headingRow(group: LineGroup, row: number): Row {
    const isOpen = isGroupOpen(this.#arrangement, group.id);
    const y = row * this.#rowPx;
    const barY = y + (this.#rowPx - HEADING_BAR_PX) / 2;
    const shown = isOpen ? [] : group.members.slice(-HEADING_LINES_MAX);
    return {
      id: group.id,
      kind: 'heading',
      label: group.name,
      detail: `×${group.members.length}`,
      y,
      height: this.#rowPx,
      lanes: shown.flatMap((requestId) => {
        const life = this.#model.lives.get(requestId);
        return life
          ? [{ trackId: lineId(requestId), lane: 0, content: lineLane(life), y: barY, height: HEADING_BAR_PX }]
          : [];
      }),
      beginsGroup: true,
      isIndented: false,
      group: { id: group.id, name: group.name, isOpen },
      sign: undefined,
      logY: undefined,
    };
  }

  #lineRow(life: Life, row: number, isIndented: boolean): Row {
    const { requestId } = life.answer;
    const id = lineId(requestId);
    const lane = this.#laneAt(row, id);
    const name = `${life.functionName} ${requestId.slice(0, ID_LETTERS)}`;
    const canOpen = this.#arrangement.density !== 'invocation';
    return {
      id,
      kind: 'invocation',
      label: this.#groups.grouping === 'function' ? requestId.slice(0, 2 * ID_LETTERS) : life.functionName,
      detail: this.#groups.grouping === 'function' ? undefined : requestId.slice(0, ID_LETTERS),
      y: row * this.#rowPx,
      height: this.#rowPx,
      lanes: [{ ...lane, content: lineLane(life) }],
      beginsGroup: !isIndented,
      isIndented,
      group: canOpen ? { id, name, isOpen: this.#isOpened(life) } : undefined,
      sign: lineSign(life),
      logY: this.#logY(lane),
    };
  }

  #belowRow(draft: RowDraft, row: number): Row {
    const lane = this.#laneAt(row, '');
    return {
      ...draft,
      y: row * this.#rowPx,
      height: this.#rowPx,
      lanes: draft.lanes.map((content) => ({ ...lane, ...content })),
      beginsGroup: false,
      isIndented: true,
      group: undefined,
      sign: undefined,
      logY: undefined,
    };
  }

  #laneAt(row: number, trackId: string): PlacedLane {
    const { labelPx, padPx, barPx } = this.#metrics;
    const height = Math.round(barPx * BAR_SHARE) + Math.floor(this.#growPx / 4);
    const spare = this.#growPx - Math.floor(this.#growPx / 4);
    const y = row * this.#rowPx + (labelPx > 0 ? labelPx + 2 : padPx / 2) + spare / 2;
    return { trackId, lane: 0, content: undefined, y, height };
  }

  #logY({ y, height }: PlacedLane): number | undefined {
    return this.#metrics.logPx === 0 ? undefined : y + height + 3;
  }

  #placeOf(span: Span): PlacedLane | undefined {
    const { requestId } = span;
    const place = this.#groups.placeOf(requestId);
    const group = place && this.#groups.groups[place.group];
    if (!place || !group) return undefined;
    const start = this.#startOf(place.group);
    const hasHeading = this.#groups.hasHeading(group);
    if (hasHeading && !isGroupOpen(this.#arrangement, group.id)) return this.#laneAt(start, group.id);
    const row = start + (hasHeading ? 1 : 0) + this.#rowsBefore(place.group, this.#shownAt(group, place.member));
    const life = this.#model.lives.get(requestId);
    if (!life || !this.#isOpened(life)) return this.#laneAt(row, lineId(requestId));
    const trackId = stageTrackId(span);
    const below = lineDrafts(life).findIndex((draft) => draft.id === trackId);
    return this.#laneAt(row + 1 + Math.max(0, below), trackId);
  }

  /** Ghosts stand on the invocation's own line. */
  #ghostPlaces(requestId: string): GhostPlaces {
    const life = this.#model.lives.get(requestId);
    const place = life && this.#groups.placeOf(requestId);
    const group = place && this.#groups.groups[place.group];
    if (!place || !group) return { wait: undefined, run: undefined };
    const hasHeading = this.#groups.hasHeading(group);
    if (hasHeading && !isGroupOpen(this.#arrangement, group.id)) return { wait: undefined, run: undefined };
    const start = this.#startOf(place.group) + (hasHeading ? 1 : 0);
    const lane = this.#laneAt(
      start + this.#rowsBefore(place.group, this.#shownAt(group, place.member)),
      lineId(requestId),
    );
    return { wait: lane, run: lane };
  }

  /** The group of a row. */
  #groupAt(row: number): number {
    const { counts, isNewestFirst } = this.#groups;
    return counts.itemAt(isNewestFirst ? counts.total - 1 - row : row);
  }

  /** The first row of a group. */
  #startOf(group: number): number {
    const { counts, isNewestFirst } = this.#groups;
    const before = counts.before(group);
    return isNewestFirst ? counts.total - before - counts.countOf(group) : before;
  }

  /** Rows of a group's lines above the one shown at `shown`. */
  #rowsBefore(index: number, shown: number): number {
    const group = this.#groups.groups[index];
    let rows = shown;
    for (const requestId of this.#groups.openedOf(index)) {
      const member = this.#groups.placeOf(requestId)?.member ?? 0;
      const life = this.#model.lives.get(requestId);
      if (group && life && this.#shownAt(group, member) < shown) rows += lineDraftCount(life);
    }
    return rows;
  }

  /** A line at or a little above a row of its group, to begin with. */
  #lineNear(index: number, row: number): number {
    const below = this.#groups.openedOf(index).reduce((rows, requestId) => {
      const life = this.#model.lives.get(requestId);
      return rows + (life ? lineDraftCount(life) : 0);
    }, 0);
    return Math.max(0, row - below);
  }

  /** Of a function the newest comes first; a chain is told from its beginning. */
  #shownAt({ members }: LineGroup, member: number): number {
    return this.#groups.grouping === 'function' ? members.length - 1 - member : member;
  }

  #lifeAt(group: LineGroup, shown: number): Life | undefined {
    return this.#model.lives.get(group.members[this.#shownAt(group, shown)] ?? '');
  }

  #isOpened({ answer }: Life): boolean {
    return this.#arrangement.density !== 'invocation' && isGroupOpen(this.#arrangement, lineId(answer.requestId));
  }
}

/** As many letters of a request id tell two rows apart at a glance. */
const ID_LETTERS = 4;
