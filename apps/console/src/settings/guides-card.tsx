import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReasonCode } from '../api/things.js';
import { REJECT_REASONS } from '../review/reject-reasons.js';
import { CardForm } from './card-form.js';
import { type Guide, GuideFields } from './guide-fields.js';
import { type SiteCardProps } from './site-card-props.js';

/** What matters most, first. */
const FIRST: readonly ReasonCode[] = ['threat', 'self_harm', 'personal_data', 'illegal'];

/** What a site's moderators do about a reason, and whom they turn to. */
export function GuidesCard({ site, isSaving, onSave }: SiteCardProps) {
  const { t } = useTranslation();
  const [guides, setGuides] = useState<readonly Guide[]>(site.guides);
  const codes = [...new Set([...FIRST, ...REJECT_REASONS])];
  const others = codes.filter((code) => !guides.some(({ reason }) => reason === code));
  const save = () =>
    onSave({
      guides: guides.map(({ reason, steps, contacts }) => ({
        reason,
        steps: steps.map((step) => step.trim()).filter((step) => step !== ''),
        contacts: contacts.filter(({ name, reach }) => name.trim() !== '' && reach.trim() !== ''),
      })),
    });
  return (
    <CardForm title={t('moderation.guides')} isSaving={isSaving} onSave={save}>
      <Text size="sm" c="dimmed">
        {t('moderation.guidesHelp')}
      </Text>
      {guides.map((guide) => (
        <GuideFields
          key={guide.reason}
          guide={guide}
          onChange={(to) => setGuides(guides.map((one) => (one.reason === to.reason ? to : one)))}
          onDrop={() => setGuides(guides.filter((one) => one !== guide))}
        />
      ))}
      <Group gap="xs">
        {others.slice(0, 2).map((reason) => (
          <Button
            key={reason}
            size="compact-sm"
            variant="default"
            onClick={() => setGuides([...guides, { reason, steps: [], contacts: [] }])}
          >
            {t('moderation.addGuide', { reason: t(`reason.${reason}`) })}
          </Button>
        ))}
        <NativeSelect
          size="xs"
          aria-label={t('moderation.addReason')}
          value=""
          data={[
            { value: '', label: t('moderation.addReason') },
            ...others.map((value) => ({ value, label: t(`reason.${value}`) })),
          ]}
          onChange={(event) =>
            setGuides([...guides, { reason: event.currentTarget.value as ReasonCode, steps: [], contacts: [] }])
          }
        />
      </Group>
    </CardForm>
  );
}
