import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keepNoticesAbove } from '../notices/notice-foot.js';
import { notify } from '../notices/notices.js';
import { refreshRuleSets } from '../rules/rule-queries.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { perDay } from './held.js';
import css from './policy.module.css';
import { type Report } from './preview.js';
import { publishPolicy, savePolicy } from './save-policy.js';
import { type RuleSetFiles } from './write-rule-set.js';

interface Props {
  siteId: string;
  files: RuleSetFiles;
  /** Of the draft that is there. */
  etag: string | undefined;
  isChanged: boolean;
  isSaved: boolean;
  /** What it comes to is counted, or cannot be counted. */
  mayPublish: boolean;
  report: Report | undefined;
  commentsPerDay: number | null;
}

/** What the whole policy comes to beside what acts now; saves it, or has it act. */
export function PublishBar({ siteId, files, etag, isChanged, isSaved, mayPublish, report, commentsPerDay }: Props) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const keep = useMutation({
    mutationFn: async (isToPublish: boolean) => {
      const fresh = isSaved && etag !== undefined ? etag : await savePolicy(siteId, files, etag);
      await (isToPublish && publishPolicy(siteId, fresh));
      return isToPublish;
    },
    onSuccess: (isPublished) => notify(t(isPublished ? 'policy.published' : 'policy.saved')),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['sites'] });
      await refreshRuleSets(siteId);
    },
  });
  const share = (count: number) => {
    const daily = report && perDay({ count, of: report.comments }, commentsPerDay);
    return number.format(daily ?? count);
  };
  const told = () => {
    if (!isChanged) {
      return t('policy.unchanged');
    }
    if (report === undefined) {
      return mayPublish ? null : t('policy.counting');
    }
    return report.comments === 0
      ? t('policy.noHistory')
      : t(commentsPerDay === null ? 'policy.allOfHistory' : 'policy.all', {
          before: share(report.live.review),
          after: share(report.candidate.review),
          of: number.format(report.comments),
        });
  };
  return (
    <Stack ref={keepNoticesAbove} gap="xs" className={css.bar}>
      <ProblemAlert error={keep.error} />
      <Group justify="space-between">
        <Text size="sm" role="status">
          {told()}
        </Text>
        <Group gap="sm">
          <Button
            variant="default"
            disabled={isSaved || (!isChanged && etag === undefined)}
            loading={keep.isPending}
            onClick={() => keep.mutate(false)}
          >
            {t('policy.save')}
          </Button>
          <Button disabled={!isChanged || !mayPublish} loading={keep.isPending} onClick={() => keep.mutate(true)}>
            {t('policy.publish')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
