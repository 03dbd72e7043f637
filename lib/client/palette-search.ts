/** Items whose title has every word of the query, those that begin with it first; order is kept otherwise. */
export function searchTitles<T extends { readonly title: string }>(items: readonly T[], query: string): T[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const first = words[0];
  if (first === undefined) return [...items];
  const found = items.filter((item) => words.every((word) => item.title.toLowerCase().includes(word)));
  const begins = (item: T) => item.title.toLowerCase().startsWith(first);
  return [...found.filter(begins), ...found.filter((item) => !begins(item))];
}
