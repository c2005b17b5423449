import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { UnreadState } from '../../states/screen-state.js';
import { TextDiff } from '../editor/text-diff.js';
import { versionQuery } from '../rule-queries.js';
import { type Files, type Place } from '../rule-things.js';

/** The texts of a version and of the draft, word by word. */
export function SourceDiffs({ place, version, files }: { place: Place; version: number; files: Files }) {
  const { t } = useTranslation();
  const before = useQuery(versionQuery(place, version));
  if (before.data === undefined) {
    return <UnreadState query={before} />;
  }
  if (before.data.source === null) {
    return <Text c="dimmed">{t('rules.changes.noSource')}</Text>;
  }
  const { source, lists } = before.data;
  const names = [...new Set([...Object.keys(lists), ...Object.keys(files.lists)])]
    .filter((name) => lists[name] !== files.lists[name])
    .sort();
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {t('rules.changes.text')}
      </Title>
      {source === files.source ? (
        <Text c="dimmed">{t('rules.changes.sameText')}</Text>
      ) : (
        <TextDiff label={t('rules.editor.label')} before={source} after={files.source} />
      )}
      {names.map((name) => (
        <Stack key={name} gap={4}>
          <Text size="sm" fw={500}>
            {t('rules.editor.list', { name })}
          </Text>
          <TextDiff
            label={t('rules.editor.list', { name })}
            before={lists[name] ?? ''}
            after={files.lists[name] ?? ''}
          />
        </Stack>
      ))}
    </Stack>
  );
}
