import { MultiSelect, NativeSelect, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../frame/field-row.js';
import { type Me, type Site } from '../api/things.js';
import { fieldProblem } from '../states/use-problem-text.js';

const ROLES = ['moderator', 'lead', 'analyst', 'admin'] as const satisfies readonly Me['role'][];
const ALL = '*';

/** What somebody may do, and where. */
export interface ReachDraft {
  role: Me['role'];
  sites: string[];
  /** Empty: all. */
  sections: string[];
}

interface Props {
  draft: ReachDraft;
  sites: readonly Site[];
  error: Error | null;
  onChange: (change: Partial<ReachDraft>) => void;
}

export function ReachFields({ draft, sites, error, onChange }: Props) {
  const { t } = useTranslation();
  const wrong = (field: string, values: readonly string[]) =>
    [field, ...values.map((_, index) => `${field}/${index}`)]
      .map((pointer) => fieldProblem(error, pointer))
      .find((problem) => problem !== undefined);
  // All sites there are and will be stand alone.
  const chooseSites = (chosen: string[]) =>
    onChange({ sites: chosen.at(-1) === ALL ? [ALL] : chosen.filter((id) => id !== ALL) });
  return (
    <>
      <FieldRow>
        <NativeSelect
          label={t('people.role')}
          description={t(`people.roleHelp.${draft.role}`)}
          data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={draft.role}
          error={fieldProblem(error, '/role')}
          onChange={(event) => onChange({ role: event.currentTarget.value as Me['role'] })}
        />
        <MultiSelect
          label={t('people.sites')}
          description={t('people.sitesHelp')}
          data={[
            { value: ALL, label: t('people.allSites') },
            ...sites.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={draft.sites}
          error={wrong('/sites', draft.sites)}
          onChange={chooseSites}
        />
      </FieldRow>
      <TagsInput
        label={t('people.sections')}
        description={t('people.sectionsHelp')}
        value={draft.sections}
        error={wrong('/sections', draft.sections)}
        onChange={(sections) => onChange({ sections })}
      />
    </>
  );
}
