import * as z from './shape';

/** Where in a function's own files an error happened. */
export interface ErrorPlace {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1; undefined: the whole line. */
  readonly column: number | undefined;
  readonly message: string;
}

const functionErrorSchema = z.object({
  errorType: z.optional(z.string()),
  errorMessage: z.string(),
  trace: z.optional(z.array(z.string())),
});

const PLACE = /\/var\/task\/([^:()\s]+):(\d+)(?::(\d+))?/;

/**
 * The place a function error names (FUN-02, FUN-12): the first line of its trace that is in the package. Undefined for errors
 * without one, such as a timeout.
 */
export function errorPlace(body: string): ErrorPlace | undefined {
  const error = functionErrorSchema.safeParse(jsonOr(body)).data;
  if (error === undefined) return undefined;
  const message = error.errorType === undefined ? error.errorMessage : `${error.errorType}: ${error.errorMessage}`;
  for (const text of [...(error.trace ?? []), error.errorMessage]) {
    const [, path, line, column] = PLACE.exec(text) ?? [];
    if (path === undefined || path.startsWith('node_modules/')) continue;
    return { path, line: Number(line), column: column === undefined ? undefined : Number(column), message };
  }
  return undefined;
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
