import { ScrollArea, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type BacktestReport } from '../rule-things.js';

type Counted = Omit<BacktestReport['candidate'], 'rules'>;

const ACTIONS = ['approve', 'review', 'reject'] as const;

/** Where two rule sets send the same comments, side by side. */
export function ReCountTable({ before, after }: { before: Counted; after: Counted }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const change = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const cell = (counted: Counted, action: (typeof ACTIONS)[number]) => {
    const share = counted.shares[action];
    return `${number.format(counted[action])}${share === null ? '' : ` (${percent.format(share)})`}`;
  };
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('rules.count.title') }}>
      <Table verticalSpacing={5} fz="sm" maw="40rem" miw="26rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rules.count.comments')}</Table.Th>
            <Table.Th>{t('rules.count.before')}</Table.Th>
            <Table.Th>{t('rules.count.after')}</Table.Th>
            <Table.Th>{t('rules.count.change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ACTIONS.map((action) => (
            <Table.Tr key={action}>
              <Table.Th scope="row" fw={500}>
                {t(`rules.count.${action}`)}
              </Table.Th>
              <Table.Td>{cell(before, action)}</Table.Td>
              <Table.Td>{cell(after, action)}</Table.Td>
              <Table.Td dir="ltr" ta="start">
                {change.format(after[action] - before[action])}
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row" fw={500}>
              {t('rules.count.minutes')}
            </Table.Th>
            <Table.Td>{number.format(before.reviewMinutesPer1000)}</Table.Td>
            <Table.Td>{number.format(after.reviewMinutesPer1000)}</Table.Td>
            <Table.Td dir="ltr" ta="start">
              {change.format(after.reviewMinutesPer1000 - before.reviewMinutesPer1000)}
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
