import { MultiSelect, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../frame/field-row.js';
import { useActorOptions } from '../session/use-actor-options.js';
import { fieldProblem } from '../states/use-problem-text.js';
import { type QueueSettings } from './queue-settings.js';

const ROLES = ['admin', 'lead', 'moderator'] as const;

type Whose = Pick<QueueSettings, 'owner' | 'roles' | 'members'>;

interface Props {
  draft: Whose;
  error: Error | null;
  onChange: (change: Partial<Whose>) => void;
}

/** Whose a queue is, and who works in it: by role, and by name whatever the role. */
export function QueuePeople({ draft: { owner, roles, members }, error, onChange }: Props) {
  const { t } = useTranslation();
  const options = useActorOptions(owner === null ? members : [...new Set([owner, ...members])]);
  return (
    <>
      <FieldRow>
        <MultiSelect
          label={t('queues.roles')}
          data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={roles}
          error={fieldProblem(error, '/roles')}
          onChange={(chosen) => onChange({ roles: ROLES.filter((role) => chosen.includes(role)) })}
        />
        <NativeSelect
          label={t('queueOwner.owner')}
          data={[{ value: '', label: t('queueOwner.nobody') }, ...options]}
          value={owner ?? ''}
          onChange={(event) => onChange({ owner: event.currentTarget.value || null })}
        />
      </FieldRow>
      <MultiSelect
        label={t('queueOwner.members')}
        description={t('queueOwner.membersHelp')}
        searchable
        data={options}
        value={members}
        error={fieldProblem(error, '/members')}
        onChange={(chosen) => onChange({ members: chosen })}
      />
    </>
  );
}
