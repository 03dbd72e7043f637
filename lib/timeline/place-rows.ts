import { type Arrangement, isGroupOpen } from './arrangement';
import type { PlacedLane, Row, RowKind, RowMetrics } from './rows';

export type LaneOf = Omit<PlacedLane, 'y' | 'height'>;

/** A row before it has its place. */
export interface RowDraft {
  readonly id: string;
  readonly kind: RowKind;
  readonly label: string;
  readonly detail: string | undefined;
  readonly lanes: readonly LaneOf[];
}

/** Rows that are opened and closed together. */
export interface Section {
  readonly id: string;
  readonly name: string;
  /** A heading on a line of its own; else the first row carries the name. */
  readonly hasHeading: boolean;
  readonly rows: readonly RowDraft[];
}

/** A heading, or a group that is closed. */
const SLIM_ROW_PX = 24;
const SLIM_BAR_PX = 10;
/** The crowd's bar carries a number, whatever the lanes' size. */
const CROWD_PX = 14;
/** Rows grow into free height by at most this much. */
const GROW_MAX_PX = 18;
/** … and give way by at most this much, before the rest is scrolled. */
const SHRINK_MAX_PX = 12;

/** Gives sections their places, top to bottom; where there is height to spare, the rows take it, and where some is missing, they give way. */
export function placeSections(
  sections: readonly Section[],
  arrangement: Arrangement,
  metrics: RowMetrics,
  heightPx: number,
): readonly Row[] {
  const rows = placed(sections, arrangement, metrics);
  const open = rows.filter((row) => row.group?.isOpen !== false && row.kind !== 'heading').length;
  const spare = heightPx - bottomOf(rows);
  if (open === 0 || (spare >= 0 && spare < open)) return rows;
  const share = Math.max(-SHRINK_MAX_PX, Math.min(GROW_MAX_PX, Math.floor(spare / open)));
  // Of what is added a quarter goes to the bar; what is taken is taken from the room above and below it, since bars carry text.
  const barGrowPx = Math.max(0, Math.floor(share / 4));
  const barPx = metrics.barPx + barGrowPx;
  const padPx = metrics.padPx + Math.floor((share - barGrowPx) / 2);
  return placed(sections, arrangement, { ...metrics, barPx, padPx });
}

/** How high placed rows are together. */
export function bottomOf(rows: readonly Row[]): number {
  const last = rows.at(-1);
  return last ? last.y + last.height : 0;
}

function placed(sections: readonly Section[], arrangement: Arrangement, metrics: RowMetrics): readonly Row[] {
  const rows: Row[] = [];
  for (const section of sections) {
    const isOpen = isGroupOpen(arrangement, section.id);
    const group = { id: section.id, name: section.name, isOpen };
    const first = section.rows[0];
    if (!isOpen) {
      const lanes = section.rows.flatMap((row) => row.lanes);
      rows.push(slimRow(section, bottomOf(rows), group, first?.kind ?? 'heading', lanes));
      continue;
    }
    if (section.hasHeading) rows.push(slimRow(section, bottomOf(rows), group, 'heading', []));
    for (const draft of section.rows) {
      const carriesGroup = draft === first && !section.hasHeading;
      rows.push({
        ...draft,
        ...placeLanes(draft.lanes, bottomOf(rows), metrics),
        y: bottomOf(rows),
        beginsGroup: carriesGroup,
        isIndented: section.hasHeading,
        group: carriesGroup ? group : undefined,
        sign: undefined,
      });
    }
  }
  return rows;
}

/** All lanes of a closed group lie upon each other: one sees that something happens, and when. */
function slimRow(
  { id, name, rows }: Section,
  y: number,
  group: Row['group'],
  kind: RowKind,
  lanes: readonly LaneOf[],
): Row {
  const barY = y + (SLIM_ROW_PX - SLIM_BAR_PX) / 2;
  return {
    id: `${id} heading`,
    kind,
    label: name,
    detail: lanes.length === 0 ? undefined : rows.length > 1 ? `${rows.length} rows` : rows[0]?.detail,
    y,
    height: SLIM_ROW_PX,
    lanes: lanes.map((lane) => ({ ...lane, y: barY, height: SLIM_BAR_PX })),
    beginsGroup: true,
    isIndented: false,
    group,
    sign: undefined,
    logY: undefined,
  };
}

/** Many lanes share the room of few: bars get thinner, down to a size that can still be pointed at. */
function placeLanes(lanes: readonly LaneOf[], rowY: number, metrics: RowMetrics) {
  const barPx = laneHeight(lanes.length, metrics.barPx);
  const gapPx = barPx < 10 ? 1 : 2;
  const top = rowY + metrics.labelPx + (metrics.labelPx > 0 ? 2 : metrics.padPx);
  let y = top;
  const places = lanes.map((lane) => {
    const height = lane.lane < 0 ? CROWD_PX : barPx;
    const place = { ...lane, y, height };
    y += height + gapPx;
    return place;
  });
  // The lab's row has no bars: its ticks stand where bars would.
  const barsEnd = lanes.length === 0 ? top : y - gapPx;
  const logY = metrics.logPx === 0 ? undefined : barsEnd + (lanes.length === 0 ? 0 : 3);
  return { lanes: places, logY, height: (logY === undefined ? barsEnd : logY + metrics.logPx) - rowY + metrics.padPx };
}

function laneHeight(lanes: number, barPx: number): number {
  if (lanes <= 1) return barPx;
  if (lanes === 2) return Math.round(barPx * 0.78);
  if (lanes <= 5) return Math.round(barPx * 0.6);
  return Math.max(5, Math.round(barPx * 0.25));
}
