import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeEditor } from '../editor/code-editor.js';
import { type Files, RULES_FILE } from '../rule-things.js';
import { FileChoice } from './file-choice.js';

/** A rule set and its lists, for reading. */
export function ReadDraft({ files }: { files: Files }) {
  const { t } = useTranslation();
  const [file, setFile] = useState(RULES_FILE);
  const isRules = file === RULES_FILE;
  return (
    <Stack gap="sm">
      <FileChoice lists={files.lists} chosen={file} onChoose={setFile} />
      <CodeEditor
        key={file}
        label={isRules ? t('rules.editor.label') : t('rules.editor.list', { name: file })}
        value={isRules ? files.source : (files.lists[file] ?? '')}
        isYaml={isRules}
      />
    </Stack>
  );
}
