import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Queue, type ReviewItem } from '../api/things.js';
import { ItemRow } from '../review/item-row.js';
import { ESCALATED } from '../review/work-list.js';
import { UnreadState } from '../states/screen-state.js';
import { escalatedQuery } from './handover-queries.js';
import css from './shift.module.css';
import { ShiftPart } from './shift-part.js';

/** What was put before leads and waits for them. */
export function EscalatedPart({ siteId, queue }: { siteId: string; queue: Queue | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const escalated = useQuery(escalatedQuery(siteId));
  const items = escalated.data ?? [];
  const more = (queue?.open ?? 0) - items.length;
  const look = ({ comment }: ReviewItem) =>
    void navigate({ to: '/review', search: { site: siteId, queue: ESCALATED, comment: comment.id } });
  return (
    <ShiftPart
      name="escalated"
      title={t('shift.escalated.title')}
      help={t('shift.escalated.help')}
      empty={escalated.data?.length === 0 && t('shift.escalated.none')}
    >
      {escalated.data === undefined && <UnreadState query={escalated} />}
      {items.length > 0 && (
        <ul className={css.short}>
          {items.map((item) => (
            <ItemRow key={item.id} item={item} isCurrent={false} isSelected={false} isRevealed={false} onLook={look} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Text size="sm" c="dimmed">
          {t('shift.escalated.more', { count: more })}
        </Text>
      )}
    </ShiftPart>
  );
}
