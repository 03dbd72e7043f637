import { describe, expect, it } from 'vitest';
import { createFunction, invokeAs, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { filterInvocations } from './filter-result';
import { FactsStore } from './invocation-facts';
import { type InvocationFilter, isFiltering, NO_FILTER, readFilter, toggled, writeFilter } from './invocation-filter';
import { InvocationTexts } from './invocation-texts';

/** Two events of `fails` (one of them discarded, one waiting), a good event and a good call of `works`. */
function mixedLab(): TestLab {
  const lab = new TestLab();
  createFunction(lab, 'fails', ['error']);
  createFunction(lab, 'works');
  sendEvent(lab, 'fails', '{"orderId":"A-17"}');
  lab.runUntilIdle();
  sendEvent(lab, 'fails', '{"orderId":"B-18"}');
  sendEvent(lab, 'works', '{"orderId":"a-19"}');
  invokeAs(lab, 'works', 'RequestResponse', '{"city":"Oslo"}');
  lab.advance(1_000);
  return lab;
}

function filtered(lab: TestLab, part: Partial<InvocationFilter>) {
  return filterInvocations(lab.state, { ...NO_FILTER, ...part }, new FactsStore(), new InvocationTexts());
}

const payloadsOf = (result: ReturnType<typeof filtered>) => result.matching.map((one) => one.payload);

describe('the address', () => {
  it('is readable, and reads back as the same filter', () => {
    const filter: InvocationFilter = {
      statuses: new Set(['discarded', 'failed']),
      functionNames: new Set(['place-order']),
      types: new Set(['Event']),
      text: 'A-17',
    };
    const search = writeFilter('', filter);
    expect(search).toBe('?status=failed,discarded&function=place-order&type=Event&q=A-17');
    expect(readFilter(search)).toEqual(filter);
  });

  it('keeps what is not its own', () => {
    expect(writeFilter('?invocation=abc&status=failed', NO_FILTER)).toBe('?invocation=abc');
  });

  it('passes over what it does not know', () => {
    expect(readFilter('?status=failed,lost&type=Async&function=no/such&view=9')).toEqual({
      ...NO_FILTER,
      statuses: new Set(['failed']),
    });
  });

  it('keeps any text that is searched for', () => {
    const text = 'a=b&c, "ü" %2C +';
    expect(readFilter(writeFilter('', { ...NO_FILTER, text })).text).toBe(text);
  });
});

describe('matching', () => {
  it('lets everything through without a filter', () => {
    const result = filtered(mixedLab(), {});
    expect([result.matching.length, result.total]).toEqual([4, 4]);
  });

  it('takes the parts together, and the values of one part as alternatives', () => {
    const lab = mixedLab();
    const statuses = new Set(['waiting', 'discarded'] as const);
    expect(payloadsOf(filtered(lab, { statuses }))).toEqual(['{"orderId":"A-17"}', '{"orderId":"B-18"}']);
    expect(payloadsOf(filtered(lab, { statuses, text: 'b-18' }))).toEqual(['{"orderId":"B-18"}']);
    expect(payloadsOf(filtered(lab, { types: new Set(['RequestResponse']) }))).toEqual(['{"city":"Oslo"}']);
  });

  it('searches payloads whatever the case', () => {
    expect(payloadsOf(filtered(mixedLab(), { text: ' A-1 ' }))).toEqual(['{"orderId":"A-17"}', '{"orderId":"a-19"}']);
  });

  it('searches errors, functions and request ids', () => {
    const lab = mixedLab();
    const error = lab.eventsOf('attempt-ended')[0]?.errorMessage ?? 'none';
    const requestId = lab.eventsOf('invocation-accepted')[2]?.requestId ?? 'none';
    expect(filtered(lab, { text: error }).matching).toHaveLength(2);
    expect(filtered(lab, { text: 'RetriesExhausted' }).matching).toHaveLength(1);
    expect(filtered(lab, { text: 'works' }).matching).toHaveLength(2);
    expect(payloadsOf(filtered(lab, { text: requestId.slice(0, 12).toUpperCase() }))).toEqual(['{"orderId":"a-19"}']);
  });

  it('finds an error of later although the text was searched before it came', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['timeout']);
    sendEvent(lab, 'f');
    const texts = new InvocationTexts();
    const find = () =>
      filterInvocations(lab.state, { ...NO_FILTER, text: 'timed out' }, new FactsStore(), texts).matching.length;
    expect(find()).toBe(0);
    lab.advance(10_000);
    expect(find()).toBe(1);
  });
});

describe('the counts', () => {
  it('say what each status would show, the other parts of the filter respected', () => {
    const lab = mixedLab();
    expect(filtered(lab, {}).statusCounts).toMatchObject({ waiting: 1, succeeded: 2, discarded: 1, failed: 0 });
    const narrow = filtered(lab, { statuses: new Set(['succeeded']), functionNames: new Set(['fails']) });
    expect(narrow.matching).toEqual([]);
    expect(narrow.statusCounts).toMatchObject({ waiting: 1, succeeded: 0, discarded: 1 });
    expect([...narrow.functionCounts]).toEqual([['works', 2]]);
  });

  it('say the same of types and texts', () => {
    const result = filtered(mixedLab(), { types: new Set(['Event']), text: 'orderid' });
    expect(result.typeCounts).toEqual({ RequestResponse: 0, Event: 3, DryRun: 0 });
    expect(filtered(mixedLab(), { text: 'city' }).statusCounts.succeeded).toBe(1);
  });
});

it('toggles a value in and out', () => {
  const one = toggled(new Set<string>(), 'a');
  expect([[...one], [...toggled(one, 'a')]]).toEqual([['a'], []]);
});

it('a text of blanks filters nothing', () => {
  expect(isFiltering({ ...NO_FILTER, text: '  ' })).toBe(false);
});
