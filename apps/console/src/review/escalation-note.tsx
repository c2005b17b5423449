import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReviewItem } from '../api/things.js';
import { usePermission } from '../session/use-me.js';
import { useNameOf } from '../session/use-name-of.js';
import { ESCALATED } from './work-list.js';

/** Who put a comment before leads, and what he says about it. */
export function EscalationNote({ item: { queue, comment } }: { item: ReviewItem }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const mayRead = usePermission('audit:read');
  const { siteId, id } = comment;
  const { data } = useQuery({
    queryKey: ['escalation', siteId, id],
    staleTime: 60_000,
    enabled: mayRead && queue === ESCALATED,
    queryFn: async () => {
      const query = { siteId, subject: `comment:${id}`, action: 'review.escalate', limit: '1' };
      return (await call('listAudit', { query })).data[0] ?? null;
    },
  });
  if (!data || queue !== ESCALATED) {
    return null;
  }
  const note = data.content?.note;
  return (
    <Alert color="grape" variant="light" mb="md" title={t('escalate.by', { name: nameOf(data.actor) })}>
      {typeof note === 'string' && (
        <span className="readers" dir="auto">
          {note}
        </span>
      )}
    </Alert>
  );
}
