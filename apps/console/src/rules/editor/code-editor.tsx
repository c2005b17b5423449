import { autocompletion, closeBrackets, closeBracketsKeymap, type CompletionSource } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from './code-editor.module.css';
import { diagnosticsOf, type Finding } from './diagnostics.js';
import { editorLook } from './editor-look.js';

export interface CodeEditorHandle {
  /** Puts the cursor there, counted from 1, and the keyboard into the editor. */
  goTo: (line: number, column?: number) => void;
}

interface Props {
  label: string;
  value: string;
  /** Without it, it is for reading. */
  onChange?: (value: string) => void;
  /** What Ctrl+S does. */
  onSave?: () => void;
  isYaml?: boolean;
  findings?: readonly Finding[];
  complete?: CompletionSource;
  ref?: Ref<CodeEditorHandle>;
}

const NONE: readonly Finding[] = [];

/** Code to write in. The Tab key leaves it, as it leaves any field; Ctrl+] and Ctrl+[ move lines in and out. */
export function CodeEditor({ label, value, onChange, onSave, isYaml = true, findings = NONE, complete, ref }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const told = useRef({ onChange, onSave, complete, value });
  useEffect(() => {
    told.current.onChange = onChange;
    told.current.onSave = onSave;
    told.current.complete = complete;
  });
  const isReadOnly = onChange === undefined;
  useImperativeHandle(ref, () => ({ goTo: (line, column = 1) => goTo(view.current, line, column) }), []);

  useEffect(() => {
    const made = new EditorView({
      parent: box.current as HTMLDivElement,
      state: EditorState.create({
        doc: told.current.value,
        extensions: [
          editorLook(),
          lineNumbers(),
          drawSelection(),
          EditorView.lineWrapping,
          EditorState.readOnly.of(isReadOnly),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
          ...(isYaml ? [yaml()] : []),
          ...(isReadOnly ? [] : [history(), highlightActiveLine(), highlightActiveLineGutter(), lintGutter()]),
          ...(isReadOnly ? [] : [indentOnInput(), bracketMatching(), closeBrackets()]),
          autocompletion({ override: [(context) => told.current.complete?.(context) ?? null] }),
          EditorState.phrases.of({ Completions: t('rules.editor.completions') }),
          keymap.of([{ key: 'Mod-s', preventDefault: true, run: () => save(told.current.onSave) }]),
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              told.current.value = update.state.doc.toString();
              told.current.onChange?.(told.current.value);
            }
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [label, isReadOnly, isYaml, t]);

  useEffect(() => {
    if (value !== told.current.value) {
      told.current.value = value;
      view.current?.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: value } });
    }
  }, [value]);
  useEffect(() => {
    if (view.current) {
      view.current.dispatch(setDiagnostics(view.current.state, diagnosticsOf(view.current.state.doc, findings)));
    }
  }, [findings]);
  return <div ref={box} className={css.editor} dir="ltr" data-testid="code" />;
}

/** Where nothing can be saved, the browser does what it does. */
function save(onSave: (() => void) | undefined): boolean {
  onSave?.();
  return onSave !== undefined;
}

function goTo(view: EditorView | null, line: number, column: number): void {
  if (view) {
    const { from, to } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
    const anchor = Math.min(from + column - 1, to);
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    view.focus();
  }
}
