import { ensureSyntaxTree } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
import type { EditorView } from '@codemirror/view';

/** After the first few, the parser is only guessing. */
const SHOWN_MAX = 3;
const PARSE_WALL_MS = 200;

/** Where the text is no JavaScript, as far as the editor's own parser can tell. */
export function syntaxErrors({ state }: EditorView): Diagnostic[] {
  const found: Diagnostic[] = [];
  ensureSyntaxTree(state, state.doc.length, PARSE_WALL_MS)?.iterate({
    enter: ({ type, from, to }) => {
      if (!type.isError || found.length >= SHOWN_MAX) return;
      const text = state.sliceDoc(from, to).trim().slice(0, 30);
      const message = text === '' ? 'Syntax error: something is missing here' : `Syntax error at ${text}`;
      found.push({ from, to, severity: 'error', message });
    },
  });
  return found;
}
