import { Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FoundThing } from '../api/things.js';
import { usePreferences } from '../appearance/preferences.js';
import { AuthorLink } from '../author/author-link.js';
import { ButtonLink } from '../frame/links.js';
import { Age } from '../review/age.js';
import { mainReason } from '../review/main-reason.js';
import { MASKED } from '../review/masked-codes.js';
import { usePermission } from '../session/use-me.js';
import { ReaderText } from './reader-text.js';
import { useSaid } from './said.js';
import { addressOf, type SearchFilter } from './search-filter.js';
import { StateBadge } from './state-badge.js';

interface Props {
  found: FoundThing;
  /** The search it was found by. */
  filter: SearchFilter;
}

/** One comment that was found: where it stands, why and by whom, and the way to it in the review or to its history. */
export function FoundComment({ found: { comment, decidedBy, item }, filter }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const { blur } = usePreferences();
  const mayReview = usePermission('review:read');
  const mayDecide = usePermission('review:decide');
  const { siteId, id, article, text, decision, labels, receivedAt, status } = comment;
  const reasons = decision?.reasons ?? [];
  const code = decision?.action === 'approve' ? undefined : (labels[0] ?? mainReason(reasons, labels));
  // What is said of a place often repeats it.
  const hurts = blur !== 'nothing' && code !== undefined && MASKED.has(code);
  const why = reasons.find((reason) => reason.code === code && !(hurts && reason.spans.length > 0));
  // It is decided anew from its history.
  const history = { to: '/search', search: { ...filter, comment: addressOf(comment) }, size: 'compact-sm' } as const;
  return (
    <Paper component="article" withBorder p="md" radius="md" bg="var(--panel)">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text size="sm" fw={600} component="span">
            <AuthorLink comment={comment} />
          </Text>
          <Group gap="xs">
            <StateBadge decision={decision} isOpen={item !== null} />
            <Age since={receivedAt} />
          </Group>
        </Group>
        <ReaderText text={text} reasons={reasons} lines={12} isVeiled={hurts && reasons.length === 0} />
        <div data-testid="said">
          {decision && <Text size="sm">{said(decision, decidedBy)}</Text>}
          {code !== undefined && (
            <Text size="sm" c="dimmed">
              {t(`reason.${code}`)}
              {why && (
                <>
                  {': '}
                  <bdi>{why.say}</bdi>
                </>
              )}
            </Text>
          )}
        </div>
        <Group justify="space-between" gap="xs" align="end">
          <Text size="xs" c="dimmed" component="bdi">
            {article.title ?? article.url}
          </Text>
          <Group gap="xs">
            {item !== null && mayReview && (
              <ButtonLink
                to="/review"
                search={{ site: siteId, queue: item.queue, comment: id }}
                size="compact-sm"
                variant="light"
              >
                {t('history.toReview')}
              </ButtonLink>
            )}
            {item === null && mayDecide && decision !== null && status !== 'deleted' && (
              <ButtonLink {...history} variant="light">
                {t('history.anew')}
              </ButtonLink>
            )}
            <ButtonLink {...history} variant="default">
              {t('history.open')}
            </ButtonLink>
          </Group>
        </Group>
      </Stack>
    </Paper>
  );
}
