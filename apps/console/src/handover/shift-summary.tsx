import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { momentText } from '../language/moment-text.js';
import { queuesQuery } from '../review/review-queries.js';
import { ESCALATED } from '../review/work-list.js';
import { UnreadState } from '../states/screen-state.js';
import { EscalatedPart } from './escalated-part.js';
import { escalatedQuery, handoverQuery, type LooksBack } from './handover-queries.js';
import { HotArticles } from './hot-articles.js';
import { OddRules } from './odd-rules.js';
import { ShiftTiles } from './shift-tiles.js';
import { ShiftWork } from './shift-work.js';
import { WaitingPart } from './waiting-part.js';

/** What waits, what is hot, what is odd, and what was decided and left. */
export function ShiftSummary({ siteId, hours }: { siteId: string; hours: LooksBack }) {
  const { t, i18n } = useTranslation();
  const handover = useQuery(handoverQuery(siteId, hours));
  const queues = useQuery(queuesQuery);
  // Beside the summary, not after it.
  useQuery(escalatedQuery(siteId));
  const unread = [handover, queues].find(({ data }) => data === undefined);
  if (unread !== undefined || handover.data === undefined || queues.data === undefined) {
    return <UnreadState query={unread ?? handover} />;
  }
  const own = queues.data.filter((queue) => queue.siteId === siteId);
  const { people, rules, countedTo } = handover.data;
  return (
    <Stack gap="md">
      <ShiftTiles handover={handover.data} queues={own} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <WaitingPart queues={own} />
        <EscalatedPart siteId={siteId} queue={own.find(({ id }) => id === ESCALATED)} />
        <HotArticles handover={handover.data} />
        {rules && <OddRules handover={handover.data} rules={rules} />}
        {people && <ShiftWork handover={handover.data} people={people} />}
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {people === null && `${t('shift.partly')} `}
        {countedTo !== null && t('shift.counted', { at: momentText(countedTo, i18n.language) })}
      </Text>
    </Stack>
  );
}
