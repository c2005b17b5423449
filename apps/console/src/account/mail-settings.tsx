import { Checkbox, NativeSelect, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../session/use-me.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { UnreadState } from '../states/screen-state.js';
import { ownPreferencesQuery } from './own-preferences.js';
import { useKeeping } from './use-keeping.js';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** What somebody is told by mail. */
export function MailSettings() {
  const { t, i18n } = useTranslation();
  const preferences = useQuery(ownPreferencesQuery);
  const keeping = useKeeping();
  const told = {
    threat: usePermission('review:decide'),
    self_harm: usePermission('review:decide'),
    overdue: usePermission('review:decide'),
    endpoint: usePermission('endpoints:manage'),
  };
  if (preferences.data === undefined) {
    return <UnreadState query={preferences} />;
  }
  const { digest, notices, timeZone } = preferences.data;
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), timeZone])];
  const hour = new Intl.DateTimeFormat(i18n.language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const kinds = (['threat', 'self_harm', 'overdue', 'endpoint'] as const).filter((kind) => told[kind]);
  return (
    <Stack gap="md">
      <ProblemAlert error={keeping.error} />
      <Switch
        label={t('mailPreference.digest')}
        description={t('mailPreference.digestHelp')}
        checked={digest?.daily ?? false}
        onChange={(event) => keeping.mutate({ digest: { ...digest, daily: event.currentTarget.checked } })}
      />
      {digest?.daily && (
        <NativeSelect
          label={t('mailPreference.hour')}
          data={HOURS.map((value) => ({ value: String(value), label: hour.format(value * 3_600_000) }))}
          value={digest.hour}
          onChange={(event) => keeping.mutate({ digest: { ...digest, hour: Number(event.currentTarget.value) } })}
        />
      )}
      <NativeSelect
        label={t('mailPreference.zone')}
        data={zones}
        value={timeZone}
        onChange={(event) => keeping.mutate({ timeZone: event.currentTarget.value })}
      />
      {kinds.length > 0 && (
        <Checkbox.Group label={t('mailPreference.at')} value={kinds.filter((kind) => notices?.[kind] !== false)}>
          <Stack gap={6} mt={6}>
            {kinds.map((kind) => (
              <Checkbox
                key={kind}
                value={kind}
                label={t(`mailPreference.of.${kind}`)}
                onChange={(event) => keeping.mutate({ notices: { ...notices, [kind]: event.currentTarget.checked } })}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Stack>
  );
}
