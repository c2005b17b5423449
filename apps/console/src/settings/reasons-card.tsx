import { ActionIcon, Group, NativeSelect, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReasonCode } from '../api/things.js';
import { MOST_WITH_DIGIT, REJECT_REASONS } from '../review/reject-reasons.js';
import { CardForm } from './card-form.js';
import { type SiteCardProps } from './site-card-props.js';

/** What a site rejects with, in the order it is offered in: the first nine have a digit. */
export function ReasonsCard({ site, isSaving, onSave }: SiteCardProps) {
  const { t } = useTranslation();
  const [reasons, setReasons] = useState<readonly ReasonCode[] | null>(site.reasons);
  const chosen = reasons ?? [];
  const others = REJECT_REASONS.filter((code) => !chosen.includes(code));
  const move = (at: number, by: number) => {
    const moved = [...chosen];
    moved.splice(at + by, 0, ...moved.splice(at, 1));
    setReasons(moved);
  };
  return (
    <CardForm
      title={t('moderation.reasons')}
      isSaving={isSaving}
      onSave={() => onSave({ reasons: reasons === null || reasons.length === 0 ? null : [...reasons] })}
    >
      <Switch
        label={t('moderation.ownReasons')}
        description={t('moderation.ownReasonsHelp')}
        checked={reasons !== null}
        onChange={(event) => setReasons(event.currentTarget.checked ? REJECT_REASONS.slice(0, MOST_WITH_DIGIT) : null)}
      />
      {chosen.map((code, at) => (
        <Group key={code} gap="xs" role="group" aria-label={t(`reason.${code}`)}>
          <Text size="sm" w="1.5rem" ta="end" c="dimmed">
            {at < MOST_WITH_DIGIT ? at + 1 : ''}
          </Text>
          <Text size="sm" flex={1}>
            {t(`reason.${code}`)}
          </Text>
          <ActionIcon
            variant="default"
            aria-label={t('moderation.up')}
            disabled={at === 0}
            onClick={() => move(at, -1)}
          >
            ↑
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('moderation.down')}
            disabled={at === chosen.length - 1}
            onClick={() => move(at, 1)}
          >
            ↓
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('moderation.drop')}
            onClick={() => setReasons(chosen.filter((one) => one !== code))}
          >
            ×
          </ActionIcon>
        </Group>
      ))}
      {reasons !== null && others.length > 0 && (
        <NativeSelect
          maw="18rem"
          aria-label={t('moderation.addReason')}
          value=""
          data={[
            { value: '', label: t('moderation.addReason') },
            ...others.map((value) => ({ value, label: t(`reason.${value}`) })),
          ]}
          onChange={(event) => setReasons([...chosen, event.currentTarget.value as ReasonCode])}
        />
      )}
    </CardForm>
  );
}
