import { Badge, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Batch } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { undoBatch } from '../review/undo-batch.js';
import { useMe, usePermission } from '../session/use-me.js';
import { useNameOf } from '../session/use-name-of.js';
import { Card } from '../settings/card.js';
import { ConfirmButton } from '../settings/confirm-button.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { useBatchWords } from './use-batch-words.js';

/** One act over many comments: what, by whom, what became of it, and taking it back. */
export function BatchCard({ batch }: { batch: Batch }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const me = useMe().data;
  const nameOf = useNameOf();
  const { whatOf, countsOf } = useBatchWords();
  const mayDecide = usePermission('review:decide');
  const mayLead = usePermission('review:lead');
  const { id, state, kind, actor, note, createdAt, counts } = batch;
  const undo = useMutation({
    mutationFn: () => undoBatch(id),
    onSuccess: async () => {
      notify(t('batches.undone'));
      await client.invalidateQueries({ queryKey: ['batches'] });
    },
  });
  const isOwn = me !== undefined && me !== null && actor === `${me.kind}:${me.id}`;
  const canUndo = state === 'done' && counts.decided > 0 && (mayLead || (mayDecide && isOwn));
  return (
    <Card name="batch">
      <Group justify="space-between" align="start">
        <div>
          <Text fw={500}>{whatOf(batch)}</Text>
          <Text size="sm" c="dimmed">
            {t(`batches.kindOf.${kind}`)} · {nameOf(actor)} · {new Date(createdAt).toLocaleString(i18n.language)}
          </Text>
          <Text size="sm">{countsOf(batch)}</Text>
          {note !== null && (
            <Text size="sm" className="readers" dir="auto">
              {note}
            </Text>
          )}
        </div>
        <Badge variant="light" color={state === 'done' ? 'teal' : 'gray'}>
          {t(`batches.stateOf.${state}`)}
        </Badge>
      </Group>
      <ProblemAlert error={undo.error} />
      {canUndo && <ConfirmButton label={t('command.undo')} sure={t('batches.undoSure')} onSure={() => undo.mutate()} />}
    </Card>
  );
}
