import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Decision } from '../api/things.js';

const COLORS = { approve: 'teal', reject: 'red', review: 'indigo', none: 'gray' } as const;

/** Where a comment stands. */
export function StateBadge({ decision, isOpen }: { decision: Decision | null; isOpen: boolean }) {
  const { t } = useTranslation();
  const action = isOpen ? 'review' : (decision?.action ?? 'none');
  return (
    <Badge variant="light" color={COLORS[action]}>
      {t(`state.of.${action}`)}
    </Badge>
  );
}
