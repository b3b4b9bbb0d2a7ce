// How the editor looks: the colours and the type of the page around it, which it takes from the page's own properties.
import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--statement)' },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: 'var(--event)' },
  { tag: [tags.string, tags.literal], color: 'var(--commitment)' },
  { tag: tags.number, color: 'var(--figure)' },
  { tag: [tags.namespace, tags.url, tags.propertyName, tags.typeName], color: 'var(--treaty)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
]);

export const look = EditorView.theme({
  '&': {
    border: '1px solid var(--muted)',
    borderRadius: '0.4rem',
    background: 'var(--raised)',
    color: 'var(--ink)',
    fontSize: '0.92rem',
    margin: '0.4rem 0 0.8rem',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', minHeight: '16rem', maxHeight: '60vh' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { background: 'transparent', color: 'var(--muted)', border: '0' },
  '.cm-activeLine': { background: 'color-mix(in srgb, var(--muted) 8%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 25%, transparent)',
  },
  // Hint: the editor's own marks are pictures within the style sheet, which the policy of the page does not allow.
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--treaty)' },
  '.cm-lint-marker-error': { content: '"●"', color: 'var(--treaty)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--treaty)' },
  '.cm-tooltip': { background: 'var(--raised)', color: 'var(--ink)', border: '1px solid var(--line)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.6rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionDetail': { color: 'inherit', fontStyle: 'normal', opacity: '0.8' },
});
