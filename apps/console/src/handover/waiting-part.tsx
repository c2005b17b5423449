import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Queue } from '../api/things.js';
import { AnchorLink } from '../frame/links.js';
import { Age } from '../review/age.js';
import { useQueueName } from '../review/use-queue-name.js';
import css from './shift.module.css';
import { ShiftPart } from './shift-part.js';

/** How much waits in each queue, how much of it for too long, and since when. */
export function WaitingPart({ queues }: { queues: readonly Queue[] }) {
  const { t, i18n } = useTranslation();
  const nameOf = useQueueName();
  const number = new Intl.NumberFormat(i18n.language);
  const filled = queues.filter(({ open }) => open > 0).sort((one, other) => one.position - other.position);
  return (
    <ShiftPart name="waiting" title={t('shift.waiting.title')} empty={filled.length === 0 && t('shift.waiting.none')}>
      <Table verticalSpacing={4} fz="sm" horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('insights.column.queue')}</Table.Th>
            {(['open', 'overdue', 'oldest'] as const).map((column) => (
              <Table.Th key={column} scope="col" className={css.number}>
                {t(`shift.waiting.column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {filled.map((queue) => (
            <Table.Tr key={queue.id}>
              <Table.Td>
                <AnchorLink to="/review" search={{ site: queue.siteId, queue: queue.id }} fz="sm">
                  <bdi>{nameOf(queue)}</bdi>
                </AnchorLink>
              </Table.Td>
              <Table.Td ta="end">{number.format(queue.open)}</Table.Td>
              <Table.Td ta="end" c={queue.overdueItems > 0 ? 'var(--mantine-color-error)' : undefined}>
                {number.format(queue.overdueItems)}
              </Table.Td>
              <Table.Td ta="end">{queue.oldestOpenedAt !== null && <Age since={queue.oldestOpenedAt} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ShiftPart>
  );
}
