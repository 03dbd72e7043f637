'use client';

import { indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { indentUnit } from '@codemirror/language';
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef } from 'react';
import type { ErrorPlace } from '@/lib/client/error-place';
import { OwnTexts } from '@/lib/client/own-texts';
import { SOURCE_COLOURS, SOURCE_LOOK } from './source-colours';
import type { SourceEditorProps } from './source-editor';
import { syntaxErrors } from './syntax-errors';

/** CodeMirror for one file of a package. Tab indents; Escape and then Tab leaves, as its own help says. */
export default function SourceCodeMirror({ path, value, error, onChange }: SourceEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | undefined>(undefined);
  const own = useRef(new OwnTexts());
  const latest = useRef({ path, value, onChange });
  latest.current = { path, value, onChange };

  useEffect(() => {
    if (parent.current === null) return;
    const editor = new EditorView({
      doc: latest.current.value,
      parent: parent.current,
      extensions: [
        // Before the default keys, which would put a blank line at Ctrl+Enter: that one runs, and the dialog hears it.
        EditorView.domEventHandlers({ keydown: (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) }),
        basicSetup,
        keymap.of([indentWithTab]),
        indentUnit.of('  '),
        failedAt,
        languageOf(latest.current.path),
        lintGutter(),
        EditorView.contentAttributes.of({ 'aria-label': `Code of ${latest.current.path}` }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          const text = update.state.doc.toString();
          own.current.tell(text);
          latest.current.onChange(text);
        }),
        SOURCE_LOOK,
        SOURCE_COLOURS,
      ],
    });
    view.current = editor;
    // Whoever opened the editor wants to write; on a phone that would open the keyboard over it.
    if (document.activeElement?.getAttribute('role') === 'dialog' && matchMedia('(pointer: fine)').matches)
      editor.focus();
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    const isSame = editor.state.doc.toString() === value;
    if (!isSame && own.current.isOwn(value)) return;
    if (!isSame) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
    own.current.forget();
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    const place = error && rangeOf(editor, error);
    editor.dispatch({
      effects: [setFailure.of(error), ...(place ? [EditorView.scrollIntoView(place.from, { y: 'center' })] : [])],
      ...(place ? { selection: { anchor: place.from } } : {}),
    });
  }, [error]);

  return <div ref={parent} className="min-h-0 flex-1 overflow-hidden" />;
}

const setFailure = StateEffect.define<ErrorPlace | undefined>();

/** Where the last run failed, until the text changes: then it is about something else. */
const failedAt = StateField.define<ErrorPlace | undefined>({
  create: () => undefined,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setFailure)) return effect.value;
    return transaction.docChanged ? undefined : value;
  },
});

function languageOf(path: string): Extension {
  if (path.endsWith('.json')) return [json(), linter(jsonParseLinter(), { delay: 300 })];
  const isJavaScript = /\.[cm]?js$/.test(path);
  return [
    ...(isJavaScript ? [javascript()] : []),
    linter((view) => [...(isJavaScript ? syntaxErrors(view) : []), ...failure(view)], {
      delay: 300,
      needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some((one) => one.is(setFailure))),
    }),
  ];
}

function failure(view: EditorView): Diagnostic[] {
  const place = view.state.field(failedAt);
  const range = place && rangeOf(view, place);
  return place && range ? [{ ...range, severity: 'error', source: 'Last run', message: place.message }] : [];
}

function rangeOf({ state }: EditorView, { line, column }: ErrorPlace): { from: number; to: number } | undefined {
  if (line < 1 || line > state.doc.lines) return undefined;
  const { from, to, text } = state.doc.line(line);
  const start = from + (text.length - text.trimStart().length);
  return { from: Math.min(column === undefined ? start : Math.max(start, from + column - 1), to), to };
}
