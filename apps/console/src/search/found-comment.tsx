import { Badge, Button, Group, Paper, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReviewComment } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { Age } from '../review/age.js';
import { readItemsAgain } from '../review/item-cache.js';
import { usePermission } from '../session/use-me.js';
import { useProblemText } from '../states/use-problem-text.js';

/** One comment that was found; it can be put before a person again. */
export function FoundComment({ comment }: { comment: ReviewComment }) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const mayDecide = usePermission('review:decide');
  const { siteId, id, author, article, text, decision, receivedAt } = comment;
  const open = useMutation({
    mutationFn: () => call('openReviewItem', { body: { siteId, commentId: id } }),
    onSuccess: ({ queue }) => {
      notify(t('search.opened'), { place: { site: siteId, queue } });
      void readItemsAgain();
    },
    onError: (error) => notify(textOf(error), { tone: 'wrong' }),
  });
  const action = open.data ? 'review' : (decision?.action ?? 'none');
  return (
    <Paper component="article" withBorder p="md" radius="md" bg="var(--panel)">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600} component="bdi">
          {author.username}
        </Text>
        <Group gap="xs">
          <Badge variant="default">{t(`state.of.${action}`)}</Badge>
          <Age since={receivedAt} />
        </Group>
      </Group>
      <Text component="p" className="readers" my="sm" lineClamp={12} dir="auto">
        {text}
      </Text>
      <Group justify="space-between" gap="xs" align="end">
        <Text size="xs" c="dimmed" component="bdi">
          {article.title ?? article.url}
        </Text>
        {mayDecide && action !== 'review' && (
          <Button size="compact-sm" variant="default" loading={open.isPending} onClick={() => open.mutate()}>
            {t('search.open')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
