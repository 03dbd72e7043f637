import { describe, expect, it } from 'vitest';
import type { LogEvent, LogEventOf, LogEventType } from './events';
import type { SliceEnd } from './handler-run';
import { checkLog } from './log-checker';
import { simTime } from './sim-time';
import { createFunction, finished, invokeAs, TestLab } from './test-lab';

/** An init that fails, runs again inside the attempt, and then the handler. */
const GOOD: readonly LogEvent[] = (() => {
  const error = { kind: 'error', errorType: 'Error', errorMessage: 'no', trace: [] } as const;
  const ends: SliceEnd[] = [{ kind: 'finished', computeMs: 50, memoryUsedMb: 1, result: error }];
  const lab = new TestLab({ handler: () => ends.shift() ?? finished(100, 'null') });
  createFunction(lab, 'f');
  invokeAs(lab, 'f', 'RequestResponse');
  lab.runUntilIdle();
  return lab.log;
})();

function changed<T extends LogEventType>(type: T, change: Partial<LogEventOf<T>>): readonly LogEvent[] {
  return GOOD.map((event) => (event.type === type ? { ...event, ...change } : event));
}

function without(type: LogEventType): readonly LogEvent[] {
  return GOOD.filter((event) => event.type !== type).map((event, index) => ({ ...event, sequence: index + 1 }));
}

describe('the log checker on an init that runs twice', () => {
  it('finds nothing wrong with a good log', () => {
    expect(checkLog(GOOD, { ended: true })).toEqual([]);
  });

  it.each<[string, RegExp, readonly LogEvent[]]>([
    ['an init not tried again', /FUN-46: .* was not tried again/, without('environment-initialised')],
    ['a retry that is not told', /FUN-46|CON-19/, changed('attempt-started', { initRetried: false })],
    [
      'an init told as of the wrong phase',
      /FUN-46: an init inside/,
      changed('environment-initialised', { phase: 'init' }),
    ],
    [
      'a wrong length of the second init',
      /FUN-46: the init took 100 ms/,
      changed('environment-initialised', { initMs: 99 }),
    ],
    [
      'a second init that does not end as promised',
      /slice: ends/,
      changed('environment-initialised', { at: simTime(149) }),
    ],
    ['the failed init told as init duration', /FUN-39: its init took/, changed('attempt-ended', { initMs: 50 })],
    [
      'a first init told as suppressed',
      /FUN-46: a suppressed init/,
      changed('environment-init-failed', { phase: 'invoke' }),
    ],
    ['the memory of another time', /FUN-20: it ran with 128 MB/, changed('attempt-ended', { memorySizeMb: 256 })],
  ])('names %s', (_what, expected, log) => {
    expect(checkLog(log, { ended: true }).join('\n')).toMatch(expected);
  });
});
