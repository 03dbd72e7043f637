import { forkLog, type LogStretch } from '@/lib/engine/fork-log';
import { simTime } from '@/lib/engine/sim-time';
import type { Lab } from './lab';
import type { ForkWish, LabFork } from './lab-registry';
import { type MomentWish, readMoment } from './log-moment';

type Refused = Exclude<LabFork, { kind: 'created' | 'unknown-lab' | 'too-many-labs' }>;

/** The log with which a fork of the lab begins, in that account. */
export async function forkOf(
  lab: Lab,
  wish: ForkWish,
  accountId: string,
): Promise<{ readonly kind: 'found'; readonly log: LogStretch } | Refused> {
  const { now, sequence } = await lab.moment();
  if ((wish.at ?? 0) > now || (wish.sequence ?? 0) > sequence) return { kind: 'beyond-now', now, sequence };
  const moment: MomentWish =
    wish.sequence === undefined ? { at: simTime(wish.at ?? now) } : { sequence: wish.sequence };
  const found = await readMoment(lab, sequence, moment);
  if (found.kind !== 'found') return found;
  const { state, stretch, at } = found;
  const name = wish.name ?? `Fork of ${state.name}`.slice(0, NAME_MAX_CHARACTERS);
  const forkedFrom = { labId: lab.labId, sequence: state.sequence, at };
  return { kind: 'found', log: forkLog(stretch, state, { accountId, name, forkedFrom }) };
}

const NAME_MAX_CHARACTERS = 64;
