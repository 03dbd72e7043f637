import type { z } from 'zod';
import { lambdaError, validationError } from './errors';
import { parsePayload } from './json/jackson-message';

/**
 * The body of a management call by its schema. Broken JSON and members of the wrong type are what AWS calls a
 * serialization error; a value outside its limits is a validation error in AWS's own sentence, several of them joined
 * (ERR-04).
 */
export function requestBody<T>(bytes: Uint8Array, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonBody(bytes), { reportInput: true });
  if (parsed.success) return parsed.data;
  const wrongType = parsed.error.issues.find(isWrongType);
  if (wrongType !== undefined) throw serializationError(wrongType);
  throw validationError(parsed.error.issues.map(constraintText));
}

/** The name of a member in AWS's messages: `EphemeralStorage.Size` is `ephemeralStorage.size`. */
export function memberName(path: readonly PropertyKey[]): string {
  return path.map((part) => lowerFirst(String(part))).join('.');
}

function jsonBody(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return {};
  const large = bytes.byteLength > LARGE_BYTES ? largeJson(bytes) : undefined;
  if (large !== undefined) return large;
  const payload = parsePayload(bytes);
  if (payload.error === undefined) return JSON.parse(payload.text);
  throw lambdaError(400, 'SerializationException', `Could not parse request body into json: ${payload.error}`);
}

/** Above this, and only code comes in such bodies, a careful reading would hold up everybody else. */
const LARGE_BYTES = 1_048_576;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Undefined: it is broken, and the careful reading says where. */
function largeJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch {
    return undefined;
  }
}

type Issue = z.core.$ZodIssue;

function isWrongType(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.input !== undefined && issue.input !== null;
}

function serializationError(issue: Issue) {
  const expected = issue.code === 'invalid_type' ? issue.expected : 'another type';
  const where = issue.path.length === 0 ? 'The request body' : `Member ${issue.path.join('.')}`;
  return lambdaError(400, 'SerializationException', `${where} must be of type ${expected}.`);
}

function constraintText(issue: Issue): string {
  return `Value ${valueText(issue.input)} at '${memberName(issue.path)}' failed to satisfy constraint: ${constraint(issue)}`;
}

/** A value as AWS prints it: quoted, or a bare null. */
function valueText(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'object') return `'${JSON.stringify(value)}'`;
  return `'${String(value)}'`;
}

function constraint(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return `Member must have ${measure(issue.origin)} less than or equal to ${issue.maximum}`;
    case 'too_small':
      return `Member must have ${measure(issue.origin)} greater than or equal to ${issue.minimum}`;
    case 'invalid_value':
      return `Member must satisfy enum value set: [${issue.values.map(String).join(', ')}]`;
    case 'invalid_type':
      return 'Member must not be null';
    default:
      // Patterns carry AWS's own text in their message.
      return `Member must satisfy regular expression pattern: ${issue.message}`;
  }
}

function measure(origin: string): string {
  return origin === 'string' || origin === 'array' || origin === 'map' ? 'length' : 'value';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
