import type { View } from './lane-boxes';
import type { PlannedAttempt } from './planned-attempts';
import { type PlacedLane, placeOf, type Row } from './rows';
import { pxOf } from './time-axis';
import type { TimelineModel } from './timeline-model';

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
  readonly isCertain: boolean;
  readonly isCut: boolean;
  readonly label: string;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

const GHOST_RUN_PX = 26;

/** The ghosts of all plans. Two invocations planned for the same pixel show one ghost: it stands for both. */
export function ghostBoxes(
  plans: readonly Plan[],
  model: TimelineModel,
  rows: readonly Row[],
  view: View,
): readonly GhostBox[] {
  const ghosts: GhostBox[] = [];
  const taken = new Set<string>();
  for (const plan of plans) {
    const runLane = environmentLane(plan, model, rows);
    const waitLane = placeOf(rows, 'retry-wait', 0);
    for (const planned of plan.attempts) {
      const made = ghostsOf(plan.requestId, planned, view, planned.isCertain ? undefined : waitLane, runLane);
      for (const ghost of made) {
        const place = `${ghost.shape} ${ghost.y} ${Math.round(ghost.x / 8)}`;
        if (!taken.has(place)) ghosts.push(ghost);
        taken.add(place);
      }
    }
  }
  return ghosts;
}

/** A wait that is certain is there as a real span already; only its attempt is a ghost. */
function ghostsOf(
  requestId: string,
  planned: PlannedAttempt,
  view: View,
  waitLane: PlacedLane | undefined,
  runLane: PlacedLane | undefined,
): readonly GhostBox[] {
  const { attempt, isCertain, isCut } = planned;
  const startX = pxOf(view.axis, planned.startAt) - view.leftPx;
  const base = { requestId, attempt, isCertain, isCut };
  const ghosts: GhostBox[] = [];
  if (waitLane) {
    const fromX = pxOf(view.axis, planned.waitFromAt) - view.leftPx;
    // A ghost begins where the ghost run before it ends.
    const x = planned.waitFromAt > view.now ? fromX + GHOST_RUN_PX : fromX;
    const { y, height } = waitLane;
    const label = isCut ? 'too old by then' : 'if it fails';
    ghosts.push({ ...base, shape: 'ghost-wait', label, x, width: Math.max(0, startX - x), y, height });
  }
  if (runLane && !isCut) {
    const { y, height } = runLane;
    ghosts.push({ ...base, shape: 'ghost-run', label: `${attempt}?`, x: startX, width: GHOST_RUN_PX, y, height });
  }
  return ghosts;
}

/** Where the attempt before ran, else the function's first row. */
function environmentLane(plan: Plan, model: TimelineModel, rows: readonly Row[]): PlacedLane | undefined {
  const spans = model.spansOf(plan.requestId);
  const ran = spans.findLast((span) => span.kind === 'run' || span.kind === 'init');
  const trackId = `environments:${plan.functionName}`;
  return placeOf(rows, trackId, ran?.lane ?? 0);
}
