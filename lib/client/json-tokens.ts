/** JSON for reading, cut into pieces that can be coloured. */

export type JsonTokenKind = 'key' | 'string' | 'number' | 'word' | 'plain';

export interface JsonToken {
  readonly kind: JsonTokenKind;
  readonly text: string;
}

/** Text longer than this is shown as one plain piece: colours are not worth thousands of nodes. */
const COLOUR_MAX_LENGTH = 20_000;

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

/** The pieces of pretty JSON; joined they are `text` again. */
export function jsonTokens(text: string): JsonToken[] {
  if (text.length > COLOUR_MAX_LENGTH) return [{ kind: 'plain', text }];
  const tokens: JsonToken[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > from) tokens.push({ kind: 'plain', text: text.slice(from, match.index) });
    const [whole, quoted, colon, number] = match;
    if (quoted !== undefined) {
      tokens.push({ kind: colon === undefined ? 'string' : 'key', text: quoted });
      if (colon !== undefined) tokens.push({ kind: 'plain', text: colon });
    } else {
      tokens.push({ kind: number === undefined ? 'word' : 'number', text: whole });
    }
    from = match.index + whole.length;
  }
  if (from < text.length) tokens.push({ kind: 'plain', text: text.slice(from) });
  return tokens;
}
