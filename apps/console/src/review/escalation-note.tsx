import { Alert, Button, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReviewItem } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { useMe, usePermission } from '../session/use-me.js';
import { useNameOf } from '../session/use-name-of.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { bringBack } from './departed.js';
import { escalationQuery, forgetEscalation } from './escalations.js';
import { changeCount } from './item-cache.js';
import { showMoved } from './passed-on.js';
import { ESCALATED, isTaken } from './work-list.js';

/** Who put a comment before leads, and what he says about it; he may take it back. */
export function EscalationNote({ item }: { item: ReviewItem }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const me = useMe().data;
  const isHere = item.queue === ESCALATED;
  const mayRead = usePermission('audit:read') && isHere;
  const mayDecide = usePermission('review:decide');
  const { data } = useQuery({ ...escalationQuery(item), enabled: mayRead });
  const back = useMutation({
    mutationFn: () => call('deEscalateReviewItem', { path: { id: item.id } }),
    onSuccess: (now) => {
      changeCount(item.comment.siteId, ESCALATED, -1);
      showMoved(now);
      bringBack([now]);
      forgetEscalation(item);
      notify(t('bench.escalation.takenBack'));
    },
  });
  if (!data || !isHere) {
    return null;
  }
  const note = data.content?.note;
  const isOwn = data.actor === `person:${me?.id}` && mayDecide && !isTaken(item);
  return (
    <Alert color="grape" variant="light" mb="md" title={t('escalate.by', { name: nameOf(data.actor) })}>
      <Stack gap="xs" align="start">
        {typeof note === 'string' && (
          <span className="readers" dir="auto">
            {note}
          </span>
        )}
        <ProblemAlert error={back.error} />
        {isOwn && (
          <Button size="compact-sm" variant="default" loading={back.isPending} onClick={() => back.mutate()}>
            {t('bench.escalation.takeBack')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
