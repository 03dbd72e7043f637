/** One attempt to get out of the sandbox, or to hold up what is outside of it. */
export interface Escape {
  readonly name: string;
  /** Body of `async (event, context) => { … }`, or the files of a whole package. */
  readonly code: string | Readonly<Record<string, string>>;
  /**
   * How it ends: an answer (`answers` says which, when it matters), an error of the handler, the process gone, or still computing
   * at its deadline.
   */
  readonly ends: 'response' | 'error' | 'exit' | 'out-of-memory' | 'waiting';
  readonly answers?: unknown;
}

/** One row of the table. */
export const at = (
  name: string,
  code: Escape['code'],
  ends: Escape['ends'] = 'response',
  answers?: unknown,
): Escape => ({
  name,
  code,
  ends,
  answers,
});
