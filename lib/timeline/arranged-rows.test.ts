import { describe, expect, it } from 'vitest';
import { configureEvents, createFunction, createQueue, invokeAs, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { ArrangedRows } from './arranged-rows';
import { type Arrangement, DEFAULT_ARRANGEMENT, lineId } from './arrangement';
import type { RowSet } from './rows';
import { timelineOfLab } from './test-timeline';
import type { TimelineModel } from './timeline-model';

const METRICS = { barPx: 20, padPx: 10, labelPx: 0, logPx: 0 };
const ALL = { topPx: 0, heightPx: 5_000 };

/** Two functions: one that fails and lands in a dead-letter queue, and one that hands on to a third. */
function busyLab(): { lab: TestLab; failedId: string; firstId: string } {
  const lab = new TestLab();
  createFunction(lab, 'second');
  createFunction(lab, 'first');
  configureEvents(lab, 'first', { onSuccessArn: 'arn:aws:lambda:us-east-1:000000000000:function:second' });
  createFunction(lab, 'fails', ['error'], { deadLetterTargetArn: createQueue(lab, 'dlq') });
  const failedId = sendEvent(lab, 'fails');
  lab.advance(1_000);
  const firstId = sendEvent(lab, 'first');
  lab.runUntilIdle();
  return { lab, failedId, firstId };
}

function rowsOf(model: TimelineModel, change: Partial<Arrangement>, window = ALL): RowSet {
  return new ArrangedRows(model).rows({ ...DEFAULT_ARRANGEMENT, ...change }, METRICS, window, undefined);
}

function labels({ rows }: RowSet): string[] {
  return rows.map(({ label, isIndented }) => (isIndented ? `- ${label}` : label));
}

describe('rows by stage', () => {
  it('go from the caller to the dead-letter queue', () => {
    const { lab } = busyLab();
    const rows = labels(rowsOf(timelineOfLab(lab), {}));
    expect(rows).toEqual(['Caller', 'Event queue', 'fails', 'first', 'second', 'Retry wait', 'second', 'dlq']);
  });

  it('have one heading over several dead-letter queues', () => {
    const { lab } = busyLab();
    createFunction(lab, 'fails-too', ['error'], { deadLetterTargetArn: createQueue(lab, 'other-dlq') });
    sendEvent(lab, 'fails-too');
    lab.runUntilIdle();
    expect(labels(rowsOf(timelineOfLab(lab), {})).slice(-3)).toEqual(['Dead-letter', '- dlq', '- other-dlq']);
  });

  it('become one slim row where a group is closed, and it keeps all bars', () => {
    const { lab } = busyLab();
    const model = timelineOfLab(lab);
    const open = rowsOf(model, {});
    const closed = rowsOf(model, { toggled: new Set(['stage:environments:fails']) });
    const row = closed.rows.find(({ group }) => group?.isOpen === false);
    expect([row?.label, row?.lanes.length]).toEqual(['fails', 1]);
    expect(row?.height).toBeLessThan(open.rows.find(({ label }) => label === 'fails')?.height ?? 0);
  });

  it('have a row for the lab itself in the full log', () => {
    const { lab } = busyLab();
    expect(labels(rowsOf(timelineOfLab(lab), { density: 'log' })).at(-1)).toBe('Lab');
  });
});

describe('rows by function', () => {
  it('stand under a heading for each function', () => {
    const { lab } = busyLab();
    expect(labels(rowsOf(timelineOfLab(lab), { grouping: 'function' }))).toEqual([
      'fails',
      '- Caller',
      '- Event queue',
      '- env 1',
      '- Retry wait',
      '- dlq',
      'first',
      '- Caller',
      '- Event queue',
      '- env 1',
      '- second',
      'second',
      '- Caller',
      '- Event queue',
      '- env 1',
    ]);
  });

  it('hold the same spans as rows by stage, each once, also those that come later', () => {
    const { lab } = busyLab();
    const model = timelineOfLab(lab);
    const arranged = new ArrangedRows(model);
    const arrangement = { ...DEFAULT_ARRANGEMENT, grouping: 'function' } as const;
    arranged.rows(arrangement, METRICS, ALL, undefined);
    const spans = arranged
      .rows(arrangement, METRICS, ALL, undefined)
      .rows.flatMap(({ lanes }) => lanes.flatMap(({ content }) => content?.spans ?? []));
    expect(spans.map(({ id }) => id).sort((left, right) => left - right)).toEqual(model.spans.map(({ id }) => id));
  });
});

describe('rows by invocation', () => {
  it('are the newest first, each one line of its segments', () => {
    const { lab, failedId } = busyLab();
    const { rows } = rowsOf(timelineOfLab(lab), { grouping: 'invocation' });
    expect(rows.map(({ label, sign }) => [label, sign?.sign])).toEqual([
      ['second', '✓'],
      ['first', '✓'],
      ['fails', '✕'],
    ]);
    const line = rows.find(({ id }) => id === lineId(failedId));
    expect(line?.lanes[0]?.content?.spans.map(({ kind }) => kind)).toEqual([
      'queued',
      'init',
      'run',
      'retry-wait',
      'run',
      'retry-wait',
      'run',
      'delivery',
    ]);
  });

  it('open to a row for each stage, and push the rows below down', () => {
    const { lab, firstId } = busyLab();
    const opened = rowsOf(timelineOfLab(lab), { grouping: 'invocation', toggled: new Set([lineId(firstId)]) });
    expect(labels(opened)).toEqual(['second', 'first', '- Caller', '- Event queue', '- env 1', '- second', 'fails']);
  });

  it('are only those in the window, however many there are', () => {
    const lab = new TestLab();
    createFunction(lab, 'fast');
    for (let index = 0; index < 1_000; index += 1) sendEvent(lab, 'fast');
    const model = timelineOfLab(lab);
    const all = rowsOf(model, { density: 'invocation' }, { topPx: 0, heightPx: 300 });
    const rowPx = all.rows[0]?.height ?? 0;
    expect(all.heightPx).toBe(1_000 * rowPx);
    const middle = rowsOf(model, { density: 'invocation' }, { topPx: 500 * rowPx, heightPx: 300 });
    expect(middle.rows.length).toBeLessThan(20);
    expect(middle.rows[0]?.y).toBe(500 * rowPx);
    const oldest = model.spans[0];
    expect(oldest && middle.placeOf(oldest)?.y).toBeGreaterThan(999 * rowPx);
  });

  it('show a call that was refused by what its caller got', () => {
    const lab = new TestLab();
    createFunction(lab, 'busy');
    lab.submit({ type: 'configure-concurrency', functionName: 'busy', reservedConcurrency: 0 });
    invokeAs(lab, 'busy', 'RequestResponse');
    const [row] = rowsOf(timelineOfLab(lab), { grouping: 'invocation' }).rows;
    expect(row?.lanes[0]?.content?.spans.map(({ kind }) => kind)).toEqual(['answer']);
  });
});

describe('rows by chain', () => {
  it('keep an invocation and what it started together under a heading', () => {
    const { lab } = busyLab();
    expect(labels(rowsOf(timelineOfLab(lab), { grouping: 'chain' }))).toEqual([
      'first',
      '- first',
      '- second',
      'fails',
    ]);
  });

  it('close to the heading alone', () => {
    const { lab, firstId } = busyLab();
    const closed = rowsOf(timelineOfLab(lab), { grouping: 'chain', toggled: new Set([`chain:${firstId}`]) });
    expect(labels(closed)).toEqual(['first', 'fails']);
    expect(closed.rows[0]?.lanes).toHaveLength(2);
  });
});

describe('rows of invocations by function', () => {
  it('stand under their function, the newest first', () => {
    const { lab } = busyLab();
    sendEvent(lab, 'fails');
    const { rows } = rowsOf(timelineOfLab(lab), { grouping: 'function', density: 'invocation' });
    expect(rows.map(({ kind }) => kind)).toEqual([
      'heading',
      'invocation',
      'invocation',
      'heading',
      'invocation',
      'heading',
      'invocation',
    ]);
    expect(rows[1]?.sign?.sign).toBe('…');
  });
});

describe.each([
  ['stage', 'attempt'],
  ['function', 'attempt'],
  ['invocation', 'attempt'],
  ['chain', 'attempt'],
  ['function', 'invocation'],
] as const)('rows by %s at density %s', (grouping, density) => {
  it('follow each other without gap or overlap, and say where every span is', () => {
    const { lab } = busyLab();
    const model = timelineOfLab(lab);
    const { rows, heightPx, placeOf } = rowsOf(model, { grouping, density });
    expect(rows.slice(1).map(({ y }) => y)).toEqual(rows.slice(0, -1).map(({ y, height }) => y + height));
    expect(heightPx).toBe(rows.reduce((sum, { height }) => sum + height, 0));
    const astray = model.spans.filter((span) => {
      const place = placeOf(span);
      return !rows.some(({ y, height }) => place && place.y >= y && place.y + place.height <= y + height);
    });
    expect(astray).toEqual([]);
  });
});
