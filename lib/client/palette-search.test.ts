import { expect, it } from 'vitest';
import { groupFound, searchTitles } from './palette-search';

const ITEMS = [
  { title: 'Pause the clock', synonyms: 'stop freeze' },
  { title: 'Choose function always-fails' },
  { title: 'Show the table', synonyms: 'list clock' },
];
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

it('finds by synonyms, after what has the word in its title', () => {
  expect(titles('freeze')).toEqual(['Pause the clock']);
  expect(titles('clock')).toEqual(['Pause the clock', 'Show the table']);
});

it('groups what was found, the group of the best find first', () => {
  const groups = groupFound(['b1', 'a1', 'b2'], (item) => item.charAt(0));
  expect(groups).toEqual([
    { name: 'b', items: ['b1', 'b2'] },
    { name: 'a', items: ['a1'] },
  ]);
});
