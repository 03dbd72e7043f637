import { z } from 'zod';
import type { WireRequest } from '@/lib/wire/wire-message';
import { badField } from './read-body';

/** The query as `schema` wants it; an unknown or repeated parameter is 400 too, because it would be ignored in silence. */
export function readQuery<T extends z.ZodType>(request: WireRequest, schema: T): z.output<T> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(request.query.keys())) {
    const all = request.query.getAll(name);
    values[name] = all.length === 1 ? (all[0] ?? '') : all;
  }
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  throw badField('bad-query', result.error);
}

/** A whole number in a query, between two bounds. */
export function wholeNumber(minimum: number, maximum: number) {
  const message = `must be a whole number from ${minimum} to ${maximum}`;
  return z
    .string(message)
    .regex(/^\d{1,16}$/, message)
    .transform(Number)
    .pipe(z.number().int(message).min(minimum, message).max(maximum, message));
}
