import { Divider, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type History } from '../api/things.js';
import { AuthorLink } from '../author/author-link.js';
import { ButtonLink } from '../frame/links.js';
import { MASKED } from '../review/masked-codes.js';
import { useMoment } from '../rules/use-moment.js';
import { usePermission } from '../session/use-me.js';
import { DecideAnew } from './decide-anew.js';
import { PastDecisions } from './past-decisions.js';
import { ReaderText } from './reader-text.js';
import { StateBadge } from './state-badge.js';

/** A comment with what became of it; whoever may decides it anew, or sends it back to review. */
export function HistoryPanel({ history }: { history: History }) {
  const { t } = useTranslation();
  const momentOf = useMoment();
  const mayReview = usePermission('review:read');
  const mayDecide = usePermission('review:decide');
  const { comment, item, decisions, revisions } = history;
  const { siteId, id, article, text, decision, status, receivedAt } = comment;
  const reasons = decisions.find(({ rev, reasons: all }) => rev === comment.rev && all.length > 0)?.reasons ?? [];
  const [, ...earlier] = revisions;
  return (
    <Stack gap="md" data-testid="history">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text size="sm" fw={600} component="span">
            <AuthorLink comment={comment} />
          </Text>
          <StateBadge decision={decision} isOpen={item !== null} />
        </Group>
        <ReaderText
          text={text}
          reasons={reasons}
          isVeiled={reasons.length === 0 && comment.labels.some((label) => MASKED.has(label))}
        />
        <Text size="xs" c="dimmed">
          <bdi>{article.title ?? article.url}</bdi> · {momentOf(receivedAt)}
        </Text>
      </Stack>
      {item !== null && mayReview && (
        <ButtonLink to="/review" search={{ site: siteId, queue: item.queue, comment: id }}>
          {t('history.toReview')}
        </ButtonLink>
      )}
      {item === null && mayDecide && decision !== null && status !== 'deleted' && (
        <DecideAnew key={history.etag} history={history} />
      )}
      <Divider />
      <Title order={3} size="h5">
        {t('history.decisions')}
      </Title>
      {decisions.length === 0 ? <Text size="sm">{t('history.undecided')}</Text> : <PastDecisions all={decisions} />}
      {earlier.length > 0 && (
        <>
          <Divider />
          <Title order={3} size="h5">
            {t('history.earlier')}
          </Title>
          {earlier.map(({ rev, receivedAt: at, text: before }) => (
            <div key={rev}>
              <Text size="xs" c="dimmed">
                {t('history.revision', { rev, when: momentOf(at) })}
              </Text>
              <ReaderText text={before} reasons={[]} />
            </div>
          ))}
        </>
      )}
    </Stack>
  );
}
