import { Alert, Code, List, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Site } from '../api/things.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { OwnWordsField } from './own-words-field.js';
import { CHOICES, type Policy, POLICY_ID, type SwitchName } from './policy.js';
import { previewOf } from './preview.js';
import { PublishBar } from './publish-bar.js';
import { type StoredPolicy } from './stored-policy.js';
import { SwitchCard } from './switch-card.js';
import { writeRuleSet } from './write-rule-set.js';

const SETTLED_MS = 400;

type Known = Extract<StoredPolicy, { kind: 'known' }>;

interface Props {
  site: Site;
  stored: Known;
  /** Null while it is not known. */
  commentsPerDay: number | null;
}

/** The switches, what each comes to on the site's history, and publishing. */
export function PolicyForm({ site, stored, commentsPerDay }: Props) {
  const { t } = useTranslation();
  const [policy, setPolicy] = useState<Policy>(stored.draft?.policy ?? stored.live);
  const files = writeRuleSet(POLICY_ID, stored.base, policy);
  const sameAs = (base: string, other: Policy) =>
    JSON.stringify(writeRuleSet(POLICY_ID, base, other)) === JSON.stringify(files);
  const isChanged = !sameAs(stored.liveBase, stored.live);
  const isSaved = stored.draft !== null && sameAs(stored.base, stored.draft.policy);
  const [settled] = useDebouncedValue(JSON.stringify(files), SETTLED_MS);
  const preview = useQuery({
    queryKey: ['policy-preview', site.id, site.ruleSet, settled],
    queryFn: ({ signal }) => previewOf(site, JSON.parse(settled) as typeof files, signal),
    staleTime: Infinity,
  });
  const isCurrent = settled === JSON.stringify(files);
  const told = isCurrent ? preview.data : undefined;
  const report = told && 'report' in told ? told.report : undefined;
  const card = <Name extends SwitchName>(name: Name) => (
    <SwitchCard
      key={name}
      name={name}
      value={policy[name]}
      report={report}
      commentsPerDay={commentsPerDay}
      onChoose={(value) => setPolicy({ ...policy, [name]: value })}
    >
      {name === 'words' && (
        <OwnWordsField words={policy.ownWords} onChange={(ownWords) => setPolicy({ ...policy, ownWords })} />
      )}
    </SwitchCard>
  );
  return (
    <Stack gap="md">
      {isSaved && isChanged && (
        <Alert variant="light" color="indigo">
          {t('policy.draft')}
        </Alert>
      )}
      <ProblemAlert error={preview.error} />
      {told && 'mistakes' in told && (
        <Alert color="red" variant="light" role="alert" title={t('policy.mistakes')}>
          <List size="sm">
            {told.mistakes.map((mistake) => (
              <List.Item key={mistake}>
                <Code>{mistake}</Code>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {(Object.keys(CHOICES) as SwitchName[]).map(card)}
      <PublishBar
        siteId={site.id}
        files={files}
        etag={stored.draft?.etag}
        isChanged={isChanged}
        isSaved={isSaved}
        mayPublish={report !== undefined || preview.isError}
        report={report}
        commentsPerDay={commentsPerDay}
      />
    </Stack>
  );
}
