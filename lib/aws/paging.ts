import { invalidParameter, validationError } from './errors';

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; null: this was the last. */
  readonly nextMarker: string | null;
}

/**
 * One page of a list whose names are in order, as `Marker` and `MaxItems` of the query ask for. A marker is the last name
 * seen, so a list that changes meanwhile neither repeats nor skips the others.
 */
export function page<T>(
  sorted: readonly T[],
  nameOf: (item: T) => string,
  query: URLSearchParams,
  limits: { readonly maxItems: number; readonly pageSize: number },
): Page<T> {
  const size = Math.min(maxItems(query, limits.maxItems) ?? limits.pageSize, limits.pageSize);
  const marker = query.get('Marker');
  const after = marker === null || marker === '' ? undefined : readMarker(marker);
  const start = after === undefined ? 0 : sorted.findIndex((item) => nameOf(item) > after);
  const items = start === -1 ? [] : sorted.slice(start, start + size);
  const last = items.at(-1);
  const isLast = last === undefined || last === sorted.at(-1);
  return { items, nextMarker: isLast ? null : Buffer.from(nameOf(last)).toString('base64url') };
}

function maxItems(query: URLSearchParams, maximum: number): number | undefined {
  const asked = query.get('MaxItems');
  if (asked === null) return undefined;
  const count = Number(asked);
  const where = `Value '${asked}' at 'maxItems' failed to satisfy constraint: Member must have value`;
  if (!Number.isInteger(count) || count < 1) throw validationError([`${where} greater than or equal to 1`]);
  if (count > maximum) throw validationError([`${where} less than or equal to ${maximum}`]);
  return count;
}

function readMarker(marker: string): string {
  const name = Buffer.from(marker, 'base64url').toString('utf8');
  if (Buffer.from(name).toString('base64url') === marker) return name;
  throw invalidParameter('Invalid marker.');
}
