import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type Site } from '../api/things.js';
import { BatchPreview } from '../batches/batch-preview.js';
import { Dialog } from '../frame/dialog.js';
import { offeredReasons } from '../review/reject-reasons.js';
import { useVerdictChoices, type VerdictChoice, verdictOf } from '../review/verdict.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { asked, type SearchFilter } from './search-filter.js';

interface Props {
  filter: SearchFilter;
  sites: readonly Site[];
  /** How many are shown, and whether there are others. */
  count: number;
  isMore: boolean;
}

/** One button behind which all that a search finds on one site is decided: previewed first, then done. */
export function DecideFound({ filter, sites, count, isMore }: Props) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [times, setTimes] = useState(0);
  const site = sites.find(({ id }) => id === filter.site) ?? (sites.length === 1 ? sites[0] : undefined);
  if (site === undefined) {
    return null;
  }
  const begin = () => {
    setTimes(times + 1);
    open();
  };
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={begin}>
        {t(isMore ? 'search.decideMore' : 'search.decideAll', { count })}
      </Button>
      <Dialog title={t('search.decide')} isOpen={isOpen} onClose={close}>
        <Together key={times} filter={filter} site={site} onEnd={close} />
      </Dialog>
    </>
  );
}

function Together({ filter, site, onEnd }: { filter: SearchFilter; site: Site; onEnd: () => void }) {
  const { t } = useTranslation();
  const { siteId: _site, ...found } = asked(filter);
  const choices = useVerdictChoices(offeredReasons(site.reasons));
  const [choice, setChoice] = useState<VerdictChoice>('approve');
  const preview = useMutation({
    mutationFn: () =>
      call('previewQuery', {
        body: { siteId: site.id, filter: found, ...verdictOf(choice) },
      }),
  });
  if (preview.data) {
    return <BatchPreview preview={preview.data} onEnd={onEnd} />;
  }
  return (
    <Stack gap="md">
      <ProblemAlert error={preview.error} />
      <Text size="sm" c="dimmed">
        {t('search.decideHelp')}
      </Text>
      <NativeSelect
        data-autofocus
        label={t('search.decision')}
        data={choices}
        value={choice}
        onChange={(event) => setChoice(event.currentTarget.value as typeof choice)}
      />
      <Group justify="end">
        <Button loading={preview.isPending} onClick={() => preview.mutate()}>
          {t('search.preview')}
        </Button>
      </Group>
    </Stack>
  );
}
