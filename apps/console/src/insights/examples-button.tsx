import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../frame/dialog.js';
import { FoundComment } from '../search/found-comment.js';
import { LoadingState, UnreadState } from '../states/screen-state.js';
import { type Pair, pairExamples } from './pair-examples.js';

/** Opens some comments about which rules and site said this. */
export function ExamplesButton({ siteId, automatic, own }: Pair) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const meaning = t(`insights.pair.${automatic}.${own}`);
  const examples = useQuery({
    queryKey: ['pair-examples', siteId, automatic, own],
    queryFn: ({ signal }) => pairExamples({ siteId, automatic, own }, signal),
    enabled: isOpen,
  });
  return (
    <>
      <Button size="compact-sm" variant="default" aria-label={t('insights.examplesOf', { meaning })} onClick={open}>
        {t('insights.examples')}
      </Button>
      <Dialog title={meaning} isOpen={isOpen} onClose={close}>
        <Stack gap="sm">
          {examples.data === undefined && (examples.error ? <UnreadState query={examples} /> : <LoadingState />)}
          {examples.data?.length === 0 && <Text size="sm">{t('insights.noExamples')}</Text>}
          {examples.data?.map((found) => (
            <FoundComment key={found.comment.id} found={found} filter={{ site: siteId }} />
          ))}
        </Stack>
      </Dialog>
    </>
  );
}
