import { Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '../../notices/notices.js';
import { CodeEditor, type CodeEditorHandle } from '../editor/code-editor.js';
import { completionsFor } from '../editor/completions.js';
import { type Finding, findingsOf } from '../editor/diagnostics.js';
import { type Schema } from '../editor/schema-parts.js';
import { lintQuery, schemaQuery } from '../rule-queries.js';
import { type Draft, type Place, RULES_FILE, type SiteRuleSet } from '../rule-things.js';
import { TestPanel } from '../trial/test-panel.js';
import { TrialBox } from '../trial/trial-box.js';
import { NO_FIELDS } from '../trial/tried-comment.js';
import { DeskBar } from './desk-bar.js';
import { FindingList } from './finding-list.js';
import { OvertakenAlert } from './overtaken-alert.js';
import { useWriting } from './use-writing.js';
import css from './work-desk.module.css';

const PAUSE_MS = 400;

/** Where a rule set is written: the text, what is wrong with it, and what it would do. */
export function WorkDesk({ place, ruleSet, draft }: { place: Place; ruleSet: SiteRuleSet; draft: Draft }) {
  const { t } = useTranslation();
  const writing = useWriting(place, draft);
  const { files, write, theirs } = writing;
  const [file, setFile] = useState(RULES_FILE);
  const [tried, setTried] = useState(NO_FIELDS);
  const editor = useRef<CodeEditorHandle>(null);
  const schema = useQuery(schemaQuery).data;
  const complete = useMemo(() => schema && completionsFor(schema as Schema), [schema]);
  const { source, lists } = files;
  const [paused] = useDebouncedValue(
    useMemo(() => ({ source, lists }), [source, lists]),
    PAUSE_MS,
  );
  const lint = useQuery(lintQuery(place, paused));
  const findings = useMemo(
    () => [
      ...findingsOf(lint.data?.issues ?? [], 'error', lists),
      ...findingsOf(lint.data?.advice ?? [], 'warning', lists),
    ],
    [lint.data, lists],
  );
  const save = () =>
    void writing.save().then(
      () => notify(t('rules.draft.saved')),
      () => undefined,
    );
  const isRules = file === RULES_FILE || lists[file] === undefined;
  const shown = isRules ? RULES_FILE : file;
  const findingsHere = useMemo(() => findings.filter((finding) => finding.file === shown), [findings, shown]);
  const goTo = ({ file: where, line, column }: Pick<Finding, 'file' | 'line' | 'column'>) => {
    setFile(where);
    requestAnimationFrame(() => editor.current?.goTo(line, column));
  };
  const goToRule = (rule: string) => {
    const line = source.split('\n').findIndex((text) => new RegExp(`\\b${rule}\\b`).test(text));
    goTo({ file: RULES_FILE, line: line + 1, column: 1 });
  };
  return (
    <Stack gap="sm">
      {theirs && <OvertakenAlert theirs={theirs} mine={files} onInsist={writing.insist} onGiveWay={writing.giveWay} />}
      <DeskBar
        place={place}
        ruleSet={ruleSet}
        draft={draft}
        writing={writing}
        file={file}
        onFile={setFile}
        onSave={save}
      />
      <div className={css.desk}>
        <Stack gap="sm" className={css.text}>
          {isRules ? (
            <CodeEditor
              key={RULES_FILE}
              ref={editor}
              label={t('rules.editor.label')}
              value={source}
              findings={findingsHere}
              complete={complete}
              onChange={(changed) => write({ source: changed, lists })}
              onSave={save}
            />
          ) : (
            <CodeEditor
              key={file}
              ref={editor}
              label={t('rules.editor.list', { name: file })}
              value={lists[file] ?? ''}
              isYaml={false}
              findings={findingsHere}
              onChange={(changed) => write({ source, lists: { ...lists, [file]: changed } })}
              onSave={save}
            />
          )}
          <FindingList query={lint} findings={findings} onGoTo={goTo} />
        </Stack>
        <Stack gap="md" className={css.side}>
          <TrialBox place={place} files={paused} fields={tried} onChange={setTried} />
          <TestPanel place={place} files={files} onGoTo={goToRule} />
        </Stack>
      </div>
    </Stack>
  );
}
