import type { z } from 'zod';
import type { WireRequest } from '@/lib/wire/wire-message';
import { ControlError } from './control-error';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The body as `schema` wants it; anything else is 400 and names the field. No body counts as `{}`. */
export function readBody<T extends z.ZodType>(request: WireRequest, schema: T): z.output<T> {
  const result = schema.safeParse(readJson(request));
  if (result.success) return result.data;
  throw badField('bad-body', result.error);
}

/** The body as JSON, unchecked. */
export function readJson(request: WireRequest): unknown {
  if (request.body.byteLength === 0) return {};
  try {
    return JSON.parse(decoder.decode(request.body));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'not UTF-8';
    throw new ControlError(400, 'bad-body', `The body is not JSON: ${why}`, 'Send a JSON object in UTF-8.');
  }
}

/** The first thing wrong, in words; the same for a body and for a query. */
export function badField(code: 'bad-body' | 'bad-query', error: z.ZodError): ControlError {
  const [issue] = error.issues;
  const field = issue === undefined ? '' : fieldOf(issue);
  const where = field === '' ? (code === 'bad-body' ? 'The body' : 'The query') : `'${field}'`;
  return new ControlError(
    400,
    code,
    `${where}: ${issue?.message ?? 'not understood'}`,
    'See docs/control-contract.md.',
  );
}

/** `faults[0].kind`; an unrecognised member is named itself. */
function fieldOf(issue: z.core.$ZodIssue): string {
  const keys = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
}
