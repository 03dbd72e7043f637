import { Engine } from '@/lib/engine/engine';
import type { LogEvent } from '@/lib/engine/events';
import { later, type SimTime, simTime } from '@/lib/engine/sim-time';
import { foldEvent } from '@/lib/timeline/fold-event';
import { TimelineModel } from '@/lib/timeline/timeline-model';
import { answerSlices, createWorld, invokeCommand } from './scripted-world';

/** A burst of calls and the rest after it: short ones with idle time between them, and every tenth long and dense. */
const BURST_CALLS = 12;
const BURST_EVERY_MS = 25;
const LONG_BURST_CALLS = 120;
const LONG_BURST_EVERY_MS = 3;
const REST_MS = 2_500;

/** A real engine's log of as many spans as are asked for, a piece at a time. */
export class UiLog {
  /** The same log as the page folds it. */
  readonly timeline = new TimelineModel();
  readonly #engine = new Engine();
  #now: SimTime = simTime(0);
  #calls = 0;
  #bursts = 0;

  constructor() {
    createWorld(this.#engine, this.#now);
  }

  get sequence(): number {
    return this.#engine.state.sequence;
  }

  get now(): SimTime {
    return this.#now;
  }

  /** The next burst and what follows from it until the next. */
  burst(): readonly LogEvent[] {
    const isLong = this.#bursts % 10 === 9;
    const calls = isLong ? LONG_BURST_CALLS : BURST_CALLS;
    for (let call = 0; call < calls; call += 1) this.#call(isLong ? LONG_BURST_EVERY_MS : BURST_EVERY_MS);
    this.#bursts += 1;
    this.#stepUntil(later(this.#now, REST_MS + (this.#bursts % 7) * 200));
    return this.#taken();
  }

  /** Goes on for as long, with as many calls as it takes to come to `perMs` log events in each millisecond. */
  steady(forMs: number, perMs: number): readonly LogEvent[] {
    const from = this.sequence;
    for (let ms = 1; ms <= forMs; ms += 1) {
      this.#stepUntil(later(this.#now, 1));
      while (this.sequence - from < ms * perMs) this.#call(0);
    }
    return this.#taken();
  }

  #call(afterMs: number): void {
    this.#stepUntil(later(this.#now, afterMs));
    const index = this.#calls;
    this.#calls += 1;
    const functionName = index % 8 === 0 ? 'always-fails' : index % 4 === 1 ? 'flaky' : 'works';
    this.#engine.submit(invokeCommand(functionName, index % 5 === 4 ? 'RequestResponse' : 'Event', index), this.#now);
    answerSlices(this.#engine, this.#now);
  }

  #stepUntil(target: SimTime): void {
    for (let entry = this.#engine.nextEntry(); entry && entry.at <= target; entry = this.#engine.nextEntry()) {
      this.#now = entry.at;
      this.#engine.step();
      answerSlices(this.#engine, this.#now);
    }
    this.#now = target;
  }

  #taken(): readonly LogEvent[] {
    const events = this.#engine.takeEvents();
    for (const event of events) foldEvent(this.timeline, event);
    return events;
  }
}
