import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { styleNonce } from '../../appearance/style-nonce.js';

const shade = (name: string, light: number, dark: number) =>
  `light-dark(var(--mantine-color-${name}-${light}), var(--mantine-color-${name}-${dark}))`;

/** Behind words that have colours of their own. */
const faint = (name: string) =>
  `light-dark(var(--mantine-color-${name}-0), color-mix(in srgb, var(--mantine-color-${name}-9) 30%, var(--panel)))`;

const look = EditorView.theme({
  '&': { fontSize: '0.84rem', color: 'var(--mantine-color-text)', backgroundColor: 'var(--panel)' },
  '&.cm-focused': { outline: '2px solid var(--mantine-primary-color-filled)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--mantine-color-text)', paddingBlock: '0.6rem' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: shade('indigo', 1, 9),
  },
  '.cm-gutters': {
    color: 'var(--mantine-color-dimmed)',
    backgroundColor: 'var(--panel)',
    borderInlineEnd: '1px solid var(--line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'light-dark(var(--mantine-color-gray-0), var(--mantine-color-dark-6))',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: '6px',
    color: 'var(--mantine-color-text)',
    backgroundColor: 'var(--panel)',
    boxShadow: 'var(--mantine-shadow-md)',
    fontSize: '0.82rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mantine-font-family-monospace)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--mantine-color-text)',
    background: shade('indigo', 1, 9),
  },
  '.cm-completionInfo': { maxWidth: '20rem', padding: '0.4rem 0.6rem' },
  '.cm-diagnostic': { maxWidth: '30rem', padding: '0.35rem 0.6rem' },
  // Drawn without pictures: the page's policy lets none in that stand in a style.
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--mantine-color-error)' },
  '.cm-lintRange-warning': { textDecoration: `underline wavy ${shade('yellow', 8, 5)}` },
  '.cm-lint-marker': {
    content: 'normal',
    width: '0.55em',
    height: '0.55em',
    margin: '0.5em 0.2em',
    borderRadius: '50%',
  },
  '.cm-lint-marker-error': { content: 'normal', background: 'var(--mantine-color-error)' },
  '.cm-lint-marker-warning': { content: 'normal', background: shade('yellow', 8, 5) },
  '.cm-panels': { color: 'var(--mantine-color-text)', background: 'var(--panel)', borderColor: 'var(--line)' },
  '.cm-panel.cm-panel-lint ul [aria-selected], .cm-panel.cm-panel-lint ul:focus [aria-selected]': {
    color: 'var(--mantine-color-text)',
    background: shade('indigo', 1, 9),
  },
  '.cm-insertedLine, .cm-changedLine': { backgroundColor: `${faint('teal')} !important` },
  '.cm-deletedChunk': { backgroundColor: faint('red') },
  '.cm-collapsedLines': {
    color: 'var(--mantine-color-dimmed)',
    background: 'var(--mantine-color-body)',
  },
});

const words = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: shade('indigo', 9, 2) },
  { tag: tags.string, color: shade('teal', 9, 3) },
  { tag: tags.comment, color: 'var(--mantine-color-dimmed)', fontStyle: 'italic' },
  { tag: [tags.labelName, tags.typeName, tags.keyword, tags.meta], color: shade('grape', 9, 2) },
]);

/** How code looks: in the colours of the page, light and dark, with styles its policy lets in. */
export const editorLook = (): Extension => [EditorView.cspNonce.of(styleNonce()), look, syntaxHighlighting(words)];
