import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type Batch, type BatchPreview as Preview } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { useBatchWords } from './use-batch-words.js';

const SHOWN = 5;

/** What would be decided, before it is: how many, and some of them. */
export function BatchPreview({ preview: { batch, sample }, onEnd }: { preview: Preview; onEnd: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { whatOf } = useBatchWords();
  const { id, siteId, total, complete } = batch;
  const comments = useQueries({
    queries: sample.slice(0, SHOWN).map(({ comment }) => ({
      queryKey: ['comment', siteId, comment],
      queryFn: () => call('getComment', { path: { siteId, id: comment } }),
    })),
  });
  const run = useMutation({
    mutationFn: async () => whenDone(await call('runBatch', { path: { id } })),
    onSuccess: async ({ counts }) => {
      notify(t('batches.done', { count: counts.decided }));
      onEnd();
      await client.invalidateQueries();
    },
  });
  const cancel = useMutation({ mutationFn: () => call('cancelBatch', { path: { id } }), onSettled: onEnd });
  return (
    <Alert variant="light" color="indigo" role="status" title={whatOf(batch)} data-testid="preview">
      <Stack gap="sm">
        <Text>{t('batches.wouldBe', { count: total })}</Text>
        {!complete && <Text size="sm">{t('batches.incomplete')}</Text>}
        {comments.map(
          ({ data }) =>
            data && (
              <Text key={data.id} size="sm" className="readers" dir="auto" lineClamp={2}>
                {data.text}
              </Text>
            ),
        )}
        <ProblemAlert error={run.error ?? cancel.error} />
        <Group>
          <Button disabled={total === 0} loading={run.isPending} onClick={() => run.mutate()}>
            {t('batches.run', { count: total })}
          </Button>
          <Button variant="default" disabled={run.isPending} onClick={() => cancel.mutate()}>
            {t('frame.cancel')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

const AGAIN_MS = 400;
const MOST_TRIES = 150;

/** Many are decided by a worker. */
async function whenDone(batch: Batch): Promise<Batch> {
  let now = batch;
  for (let tries = 0; tries < MOST_TRIES && (now.state === 'waiting' || now.state === 'running'); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    now = await call('getBatch', { path: { id: batch.id } });
  }
  return now;
}
