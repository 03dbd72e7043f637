import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { EditorView } from 'codemirror';

/** The page's own colours, so that both themes are right without a word about them here. */
export const SOURCE_LOOK = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--text)', fontSize: '12.5px', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-geist-mono), monospace', lineHeight: '1.6' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--faint)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in oklab, var(--raise) 55%, transparent)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in oklch, var(--accent) 30%, transparent) !important',
  },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in oklch, var(--accent) 18%, transparent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'color-mix(in oklch, var(--ok) 25%, transparent)' },
  '.cm-foldPlaceholder': { background: 'var(--raise)', border: 'none', color: 'var(--mute)' },
  '.cm-tooltip, .cm-panels': {
    background: 'var(--raise)',
    color: 'var(--text)',
    border: '1px solid var(--edge)',
    borderRadius: '6px',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-textfield, .cm-button': { background: 'var(--bg)', color: 'var(--text)', border: '1px solid var(--line)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--err)' },
});

export const SOURCE_COLOURS = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--init)' },
    { tag: [tags.string, tags.regexp], color: 'var(--ok)' },
    { tag: [tags.number, tags.bool, tags.null], color: 'var(--thr)' },
    { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--run)' },
    { tag: [tags.className, tags.definition(tags.className)], color: 'var(--wait)' },
    { tag: tags.propertyName, color: 'var(--accent)' },
    { tag: [tags.comment, tags.meta], color: 'var(--faint)', fontStyle: 'italic' },
    { tag: [tags.punctuation, tags.bracket, tags.separator], color: 'var(--mute)' },
  ]),
);
