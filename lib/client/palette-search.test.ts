import { expect, it } from 'vitest';
import { searchTitles } from './palette-search';

const ITEMS = [{ title: 'Pause the clock' }, { title: 'Choose function always-fails' }, { title: 'Show the table' }];
const titles = (query: string) => searchTitles(ITEMS, query).map((item) => item.title);

it('shows everything for an empty query', () => {
  expect(titles('  ')).toHaveLength(3);
});

it('needs every word, in any order and case', () => {
  expect(titles('FAILS choose')).toEqual(['Choose function always-fails']);
  expect(titles('choose table')).toEqual([]);
});

it('puts titles that begin with the query first', () => {
  expect(titles('s')[0]).toBe('Show the table');
});
