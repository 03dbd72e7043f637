import { expect, it } from 'vitest';
import { createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { ArrangedRows } from './arranged-rows';
import { DEFAULT_ARRANGEMENT } from './arrangement';
import { logTicks, seenLog } from './log-ticks';
import { plainView, sixAPx, timelineOfLab } from './test-timeline';

const METRICS = { barPx: 20, padPx: 10, labelPx: 0, logPx: 12 };

function ticksOf(lab: TestLab, msPerPx: number) {
  const model = timelineOfLab(lab);
  const arrangement = { ...DEFAULT_ARRANGEMENT, density: 'log' } as const;
  const rows = new ArrangedRows(model).rows(arrangement, METRICS, { topPx: 0, heightPx: 2_000 }, undefined);
  return logTicks(lab.log, rows.rowOfLog, plainView({ now: lab.now, msPerPx }), sixAPx);
}

it('stand in the row that each log event belongs to, with their type where there is room', () => {
  const lab = new TestLab();
  createFunction(lab, 'fast');
  sendEvent(lab, 'fast');
  lab.runUntilIdle();
  const labels = ticksOf(lab, 0.2).map(({ label }) => label);
  expect(labels).toContain('invocation-accepted');
  expect(labels).toContain('event-queued');
  expect(labels).toContain('environment-init-started +1');
});

it('that meet are one, named for what says most', () => {
  const lab = new TestLab();
  createFunction(lab, 'fast');
  sendEvent(lab, 'fast');
  lab.runUntilIdle();
  const environmentTick = ticksOf(lab, 100).find(({ event }) => event.type === 'environment-init-started');
  expect(environmentTick?.count).toBeGreaterThan(5);
});

it('cost no more than what can be told apart, however much has happened', () => {
  const lab = new TestLab();
  createFunction(lab, 'fast');
  for (let index = 0; index < 500; index += 1) {
    sendEvent(lab, 'fast');
    lab.advance(1);
  }
  lab.runUntilIdle();
  const view = plainView({ now: lab.now, msPerPx: 1_000 });
  expect(lab.log.length).toBeGreaterThan(3_000);
  expect(seenLog(lab.log, view).length).toBeLessThan(40);
});
