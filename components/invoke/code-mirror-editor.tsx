'use client';

import { json, jsonParseLinter } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { linter } from '@codemirror/lint';
import { tags } from '@lezer/highlight';
import { EditorView, minimalSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import { OwnTexts } from '@/lib/client/own-texts';
import type { EditorProps } from './payload-editor';

/** CodeMirror, for JSON. Loaded only in the browser, after the page is usable. Tab leaves it, as in any text field. */
export default function CodeMirrorEditor({ value, onChange }: EditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | undefined>(undefined);
  const own = useRef(new OwnTexts());
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };

  useEffect(() => {
    if (parent.current === null) return;
    const editor = new EditorView({
      doc: latest.current.value,
      parent: parent.current,
      extensions: [
        // Before the default keys, which would put a blank line at Ctrl+Enter: that one sends, and the page hears it.
        EditorView.domEventHandlers({ keydown: (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) }),
        minimalSetup,
        json(),
        linter(lintUnlessEmpty, { delay: 300 }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Payload', 'aria-multiline': 'true' }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          const text = update.state.doc.toString();
          own.current.tell(text);
          latest.current.onChange(text);
        }),
        LOOK,
        syntaxHighlighting(COLOURS),
      ],
    });
    view.current = editor;
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

  return <div ref={parent} className="h-full min-h-0 overflow-auto" />;
}

/** An empty payload is allowed: the function gets `{}` (INV-17). */
const lintJson = jsonParseLinter();
function lintUnlessEmpty(view: EditorView) {
  return view.state.doc.length === 0 ? [] : lintJson(view);
}

const LOOK = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--text)', fontSize: 'var(--size-small)', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': {
    fontFamily: 'var(--font-geist-mono), monospace',
    padding: '8px 0',
    caretColor: 'var(--text)',
    lineHeight: '1.6',
  },
  '.cm-line': { padding: '0 10px' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in oklch, var(--accent) 30%, transparent) !important',
  },
  '.cm-tooltip': {
    background: 'var(--raise)',
    color: 'var(--text)',
    border: '1px solid var(--edge)',
    borderRadius: '6px',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--err)' },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--ok)' },
  { tag: tags.number, color: 'var(--thr)' },
  { tag: [tags.bool, tags.null], color: 'var(--init)' },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--mute)' },
]);
