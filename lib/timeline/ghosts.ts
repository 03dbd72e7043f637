import type { View } from './lane-boxes';
import type { PlannedAttempt, PlannedFate } from './planned-attempts';
import { countdownText } from './planned-text';
import type { GhostPlaces, PlacedLane, RowSet } from './rows';
import { pxOf } from './time-axis';
import { durationText } from './time-text';

/** The planned attempts of one invocation. */
export interface Plan {
  readonly requestId: string;
  readonly functionName: string;
  readonly attempts: readonly PlannedAttempt[];
}

/** A planned wait or attempt as a rectangle. */
export interface GhostBox {
  readonly shape: 'ghost-wait' | 'ghost-run';
  readonly requestId: string;
  readonly attempt: number;
  readonly fate: PlannedFate;
  /** On it, longest first: the first that fits is drawn. */
  readonly labels: readonly string[];
  /** Right of it: when it comes, or what it depends on. */
  readonly aside: string | undefined;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

const GHOST_RUN_PX = 26;
/** On one line with the wait that follows there is no room beside it: it carries its countdown itself. */
const GHOST_RUN_LINE_PX = 76;

/** The ghosts of all plans. Two invocations planned for the same pixel show one ghost: it stands for both. */
export function ghostBoxes(
  plans: readonly Plan[],
  ghostPlaces: RowSet['ghostPlaces'],
  view: View,
): readonly GhostBox[] {
  const ghosts: GhostBox[] = [];
  const taken = new Set<string>();
  for (const plan of plans) {
    const places = ghostPlaces(plan.requestId, plan.functionName);
    for (const [index, planned] of plan.attempts.entries()) {
      for (const ghost of ghostsOf(plan.requestId, planned, plan.attempts[index - 1], view, places)) {
        const place = `${ghost.shape} ${ghost.y} ${Math.round(ghost.x / 8)}`;
        if (!taken.has(place)) ghosts.push(ghost);
        taken.add(place);
      }
    }
  }
  return ghosts;
}

/** A wait that is certain is there as a real span already; only its attempt is a ghost. One that is skipped has no wait. */
function ghostsOf(
  requestId: string,
  planned: PlannedAttempt,
  before: PlannedAttempt | undefined,
  view: View,
  places: GhostPlaces,
): readonly GhostBox[] {
  const { attempt, fate } = planned;
  const base = { requestId, attempt, fate };
  const x = pxOf(view.axis, planned.startAt) - view.leftPx;
  const isOneLine = places.wait !== undefined && places.wait.y === places.run?.y;
  const ghosts: GhostBox[] = [];
  if (places.wait && (fate === 'if-failed' || fate === 'too-old')) {
    ghosts.push({ ...base, ...ghostWait(planned, places.wait, x, view, runPx(before, isOneLine)) });
  }
  if (places.run && fate !== 'too-old') {
    const { y, height } = places.run;
    const name = fate === 'not-needed' ? `${attempt}` : `${attempt}?`;
    const aside = asideOf(planned, view.now);
    const width = runPx(planned, isOneLine);
    const texts =
      width === GHOST_RUN_LINE_PX
        ? { labels: [`${name} ${aside}`, name], aside: undefined }
        : { labels: [name], aside };
    ghosts.push({ ...base, ...texts, shape: 'ghost-run', x, width, y, height });
  }
  return ghosts;
}

function ghostWait(
  { attempt, fate, waitFromAt, startAt }: PlannedAttempt,
  place: PlacedLane,
  endX: number,
  view: View,
  runBeforePx: number,
) {
  const fromX = pxOf(view.axis, waitFromAt) - view.leftPx;
  // A ghost begins where the ghost run before it ends.
  const x = waitFromAt > view.now ? fromX + runBeforePx : fromX;
  const length = durationText(startAt - waitFromAt);
  const labels =
    fate === 'too-old'
      ? ['the event is too old by then', 'too old by then', 'too old']
      : [
          `${length} if attempt ${attempt - 1} fails`,
          `${length} if ${attempt - 1} fails`,
          `if ${attempt - 1} fails`,
          length,
        ];
  const { y, height } = place;
  return { shape: 'ghost-wait' as const, labels, aside: undefined, x, width: Math.max(0, endX - x), y, height };
}

function runPx(planned: PlannedAttempt | undefined, isOneLine: boolean): number {
  return isOneLine && planned?.fate === 'certain' ? GHOST_RUN_LINE_PX : GHOST_RUN_PX;
}

function asideOf({ attempt, fate, startAt }: PlannedAttempt, now: number): string | undefined {
  switch (fate) {
    case 'certain':
      return countdownText(startAt, now);
    case 'if-failed':
      return `if ${attempt - 1} fails`;
    case 'not-needed':
      return 'skipped';
    case 'too-old':
      return undefined;
  }
}
