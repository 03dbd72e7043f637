import type { RunEffect, SliceEnd } from './handler-run';
import { RESPONSE_MAX_BYTES } from './limits';
import { Dice, seriesOf } from './random-dice';
import type { LabState } from './state';

/** What a run's handlers are inclined to; a run without a trait never shows it. */
export interface Temper {
  readonly fails: boolean;
  readonly hangs: boolean;
  readonly waits: boolean;
  readonly breaksInit: boolean;
  readonly answersLarge: boolean;
}

export function randomTemper(dice: Dice): Temper {
  return {
    fails: dice.chance(0.7),
    hangs: dice.chance(0.3),
    waits: dice.chance(0.7),
    breaksInit: dice.chance(0.2),
    answersLarge: dice.chance(0.05),
  };
}

/** Handlers that wait, compute, fail, exit, run out of memory, hang or answer too much: the same for the same seed and request. */
export class RandomHandler {
  readonly #seed: number;
  readonly #temper: Temper;
  readonly #dice = new Map<string, Dice>();

  constructor(seed: number, temper: Temper) {
    this.#seed = seed;
    this.#temper = temper;
  }

  run(effect: RunEffect, state: LabState): SliceEnd {
    const key = `${effect.requestId} ${effect.environmentId}`;
    const dice = this.#dice.get(key) ?? new Dice(this.#seed, seriesOf(key));
    this.#dice.set(key, dice);
    if (effect.phase === 'init') return this.#init(dice);
    return this.#invoke(dice, state.invocations.get(effect.requestId)?.payload ?? 'null');
  }

  #init(dice: Dice): SliceEnd {
    if (!this.#temper.breaksInit || dice.chance(0.6)) return finished(dice.pick([0, 100, 300]), 'null');
    const breakage = dice.between(0, 5);
    if (breakage === 0) return { kind: 'waiting', waitMs: undefined };
    if (breakage === 1) return { kind: 'waiting', waitMs: dice.between(0, 4_000) };
    if (breakage === 2) return finished(dice.pick([9_999, 10_000, 10_001, 60_000]), 'null');
    return this.#failure(dice);
  }

  #invoke(dice: Dice, payload: string): SliceEnd {
    const { fails, hangs, waits, answersLarge } = this.#temper;
    if (hangs && dice.chance(0.15)) return { kind: 'waiting', waitMs: undefined };
    if (waits && dice.chance(0.4)) return { kind: 'waiting', waitMs: dice.pick([0, 1, 10, 999, 1_000, 3_000, 70_000]) };
    if (fails && dice.chance(0.4)) return this.#failure(dice);
    if (answersLarge && dice.chance(0.2)) return finished(1, dice.chance(0.3) ? TOO_LARGE : LARGE);
    const computeMs = dice.pick([0, 1, 7, 250, 2_999, 3_000, 3_001]);
    // An echo in a loop of destinations would double the record at every hop.
    return finished(computeMs, payload.length < 1_000 && dice.chance(0.5) ? payload : '{"ok":true}');
  }

  #failure(dice: Dice): SliceEnd {
    const kind = dice.pick(['error', 'error', 'error', 'exit', 'out-of-memory'] as const);
    const ran = { kind: 'finished', computeMs: dice.pick([0, 1, 30]), memoryUsedMb: dice.between(1, 128) } as const;
    if (kind === 'exit') return { ...ran, result: { kind, exitCode: dice.maybe(0.7, () => dice.between(0, 255)) } };
    if (kind === 'out-of-memory') return { ...ran, result: { kind } };
    const errorMessage = dice.pick(['no', '', 'é'.repeat(511), `x${'é'.repeat(600)}`, `xy${'𝕏'.repeat(300)}`]);
    return { ...ran, result: { kind, errorType: 'Error', errorMessage, trace: ['Error', '    at handler'] } };
  }
}

const LARGE = JSON.stringify('x'.repeat(3_000));
const TOO_LARGE = JSON.stringify('x'.repeat(RESPONSE_MAX_BYTES));

function finished(computeMs: number, body: string): SliceEnd {
  return { kind: 'finished', computeMs, memoryUsedMb: 40, result: { kind: 'response', body } };
}
