import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { useTitle } from '../frame/use-title.js';
import { sitesQuery } from '../review/review-queries.js';
import { usePermission } from '../session/use-me.js';
import { ForbiddenState, ScreenState, UnreadState } from '../states/screen-state.js';
import { BatchCard } from './batch-card.js';
import { Reversal } from './reversal.js';

/** What was decided together, and taking back what came from one cause. */
export function BatchesPage() {
  const { t } = useTranslation();
  useTitle([t('batches.title')]);
  const mayRead = usePermission('review:read');
  const mayLead = usePermission('review:lead');
  const sites = useQuery(sitesQuery).data ?? [];
  const batches = useInfiniteQuery({
    queryKey: ['batches'],
    queryFn: ({ pageParam }) => call('listBatches', { query: { limit: '30', cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: mayRead,
  });
  if (!mayRead) {
    return <ForbiddenState />;
  }
  const all = batches.data?.pages.flatMap(({ data }) => data);
  return (
    <Container size="md" py="lg">
      <Stack gap="md">
        <Title order={1} size="h3">
          {t('batches.title')}
        </Title>
        <Text c="dimmed" size="sm">
          {t('batches.help')}
        </Text>
        {mayLead && sites.length > 0 && <Reversal sites={sites} />}
        {all === undefined && <UnreadState query={batches} />}
        {all?.length === 0 && <ScreenState level={2} title={t('batches.none')} text={t('batches.noneHelp')} />}
        {all?.map((batch) => (
          <BatchCard key={batch.id} batch={batch} />
        ))}
        {batches.hasNextPage && (
          <Button variant="default" loading={batches.isFetchingNextPage} onClick={() => void batches.fetchNextPage()}>
            {t('search.more')}
          </Button>
        )}
      </Stack>
    </Container>
  );
}
