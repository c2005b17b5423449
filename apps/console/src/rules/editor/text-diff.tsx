import { yaml } from '@codemirror/lang-yaml';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from './code-editor.module.css';
import { editorLook } from './editor-look.js';

/** Two texts in one: what goes, and what comes in its place. What is the same on both sides is folded. */
export function TextDiff({ label, before, after }: { label: string; before: string; after: string }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = new EditorView({
      parent: box.current as HTMLDivElement,
      state: EditorState.create({
        doc: after,
        extensions: [
          editorLook(),
          lineNumbers(),
          EditorView.lineWrapping,
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-label': label }),
          yaml(),
          unifiedMergeView({
            original: before,
            mergeControls: false,
            collapseUnchanged: { margin: 3, minSize: 6 },
            diffConfig: { scanLimit: 2000, timeout: 400 },
          }),
          EditorState.phrases.of({ '$ unchanged lines': t('rules.editor.folded') }),
        ],
      }),
    });
    return () => view.destroy();
  }, [label, before, after, t]);
  return <div ref={box} className={css.editor} dir="ltr" data-testid="text-diff" />;
}
