import { Code, NativeSelect, NumberInput, TagsInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardForm } from './card-form.js';
import { type SiteCardProps } from './site-card-props.js';

const WHILE_UNDECIDED = ['hide', 'show'] as const;
const REJECTED_REPLIES = ['stay', 'hide', 'review'] as const;

/** A site's name, what becomes of what is not decided yet, and what it counts by. */
export function SiteRulesCard({ site, isSaving, onSave }: SiteCardProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({
    name: site.name,
    whileUndecided: site.whileUndecided,
    rejectedReplies: site.rejectedReplies,
    languages: site.languages,
    timeZone: site.timeZone,
    reportThreshold: site.reportThreshold,
  });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), draft.timeZone])];
  return (
    <CardForm title={t('moderation.site')} isSaving={isSaving} onSave={() => onSave(draft)}>
      <TextInput
        label={t('moderation.name')}
        required
        maxLength={200}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Text size="sm">
        {t('moderation.ruleSet')}{' '}
        <Code>
          {site.ruleSet.id} {site.ruleSet.version}
        </Code>
      </Text>
      <NativeSelect
        label={t('moderation.whileUndecided')}
        data={WHILE_UNDECIDED.map((value) => ({ value, label: t(`moderation.undecided.${value}`) }))}
        value={draft.whileUndecided}
        onChange={(event) => set({ whileUndecided: event.currentTarget.value as typeof draft.whileUndecided })}
      />
      <NativeSelect
        label={t('moderation.rejectedReplies')}
        data={REJECTED_REPLIES.map((value) => ({ value, label: t(`moderation.replies.${value}`) }))}
        value={draft.rejectedReplies}
        onChange={(event) => set({ rejectedReplies: event.currentTarget.value as typeof draft.rejectedReplies })}
      />
      <TagsInput
        label={t('moderation.languages')}
        description={t('moderation.languagesHelp')}
        maxTags={20}
        value={draft.languages}
        onChange={(languages) => set({ languages })}
      />
      <NativeSelect
        label={t('moderation.timeZone')}
        data={zones}
        value={draft.timeZone}
        onChange={(event) => set({ timeZone: event.currentTarget.value })}
      />
      <NumberInput
        label={t('moderation.reportThreshold')}
        description={t('moderation.reportThresholdHelp')}
        min={0.1}
        max={10_000}
        step={0.5}
        value={draft.reportThreshold ?? ''}
        onChange={(value) => set({ reportThreshold: typeof value === 'number' ? value : null })}
      />
    </CardForm>
  );
}
