interface Findable {
  readonly title: string;
  /** Other words for the same. */
  readonly synonyms?: string;
}

/** Items whose title or synonyms have every word of the query: titles that begin with it, then titles, then synonyms. */
export function searchTitles<T extends Findable>(items: readonly T[], query: string): T[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const first = words[0];
  if (first === undefined) return [...items];
  const rank = (item: T): number => {
    const title = item.title.toLowerCase();
    const all = `${title} ${item.synonyms?.toLowerCase() ?? ''}`;
    if (!words.every((word) => all.includes(word))) return -1;
    if (title.startsWith(first)) return 0;
    return words.every((word) => title.includes(word)) ? 1 : 2;
  };
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .filter((found) => found.rank >= 0)
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

/** What was found, under its headings; the heading of the best find comes first. */
export function groupFound<T>(items: readonly T[], nameOf: (item: T) => string): { name: string; items: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups].map(([name, members]) => ({ name, items: members }));
}
