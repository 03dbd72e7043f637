/**
 * JSON laid out anew without touching what it says: literals are copied letter by letter, so that a large number or a doubled
 * key looks as it was sent. Text that is not JSON stays as it is.
 */

const LINE_MAX = 60;

/** Strings, punctuation and bare literals; white space between them is dropped. */
const PIECE = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Indented by two; a list or object without nesting that fits on a line stays on one. */
export function prettyJson(text: string): string {
  const pieces = piecesOf(text);
  if (pieces === undefined) return text;
  let out = '';
  let depth = 0;
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index] ?? '';
    if (piece === '{' || piece === '[') {
      const flat = flatUntil(pieces, index);
      if (flat !== undefined) {
        out += flat.text;
        index = flat.end;
        continue;
      }
      depth++;
      out += piece + lineBreak(depth);
    } else if (piece === '}' || piece === ']') {
      depth--;
      out += lineBreak(depth) + piece;
    } else if (piece === ',') out += piece + lineBreak(depth);
    else out += piece === ':' ? ': ' : piece;
  }
  return out;
}

/** On one line, without white space between its pieces. */
export function compactJson(text: string): string {
  return piecesOf(text)?.join('') ?? text;
}

function piecesOf(text: string): readonly string[] | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return text.match(PIECE) ?? [];
}

/** A list on one line, when nothing is nested in it and it is short. An object only when it is empty: its keys want lines. */
function flatUntil(pieces: readonly string[], start: number): { text: string; end: number } | undefined {
  const close = pieces[start] === '[' ? ']' : '}';
  if (pieces[start + 1] === close) return { text: `${pieces[start]}${close}`, end: start + 1 };
  if (close === '}') return undefined;
  let text = '[';
  for (let end = start + 1; end < pieces.length && text.length <= LINE_MAX; end++) {
    const piece = pieces[end] ?? '';
    if (piece === close) return { text: `${text}]`, end };
    if (piece === '{' || piece === '[') return undefined;
    text += piece === ',' ? ', ' : piece;
  }
  return undefined;
}

function lineBreak(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
