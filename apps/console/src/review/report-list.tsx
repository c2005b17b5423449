import { Badge, Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReasonCode, type Report, type ReviewComment } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { usePermission } from '../session/use-me.js';
import { useProblemText } from '../states/use-problem-text.js';
import css from './author-panel.module.css';
import { reportsQuery } from './context-queries.js';

/** What readers say is wrong with it, and how often each was right before. */
export function ReportList({ comment }: { comment: ReviewComment }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(reportsQuery(comment));
  if (data.length === 0) {
    return null;
  }
  return (
    <section>
      <h2 className={css.title}>{t('reports.title', { count: data.length })}</h2>
      <ul className={css.history}>
        {data.map((report) => (
          <ReportEntry key={report.reporter.id} report={report} />
        ))}
      </ul>
    </section>
  );
}

/** One report. Whoever reports without end can be muted: his reports count no more, here and everywhere. */
function ReportEntry({ report: { siteId, reason, note, reporter } }: { report: Report }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const textOf = useProblemText();
  const mayMute = usePermission('authors:sanction');
  const { id, upheld, dismissed, weight, mutedAt } = reporter;
  const isMuted = mutedAt !== null;
  const change = useMutation({
    mutationFn: () => {
      const path = { siteId, reporter: id };
      return isMuted ? call('unmuteReporter', { path }) : call('muteReporter', { path });
    },
    onSuccess: async () => {
      notify(t(isMuted ? 'reports.isHeard' : 'reports.isMuted'));
      await client.invalidateQueries({ queryKey: ['reports', siteId] });
    },
    onError: (error) => notify(textOf(error), { tone: 'wrong' }),
  });
  const record = t('reports.record', { upheld, dismissed });
  const counts = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(weight);
  return (
    <li data-testid="report">
      <Group gap={6}>
        <bdi dir="auto">{i18n.exists(`reason.${reason}`) ? t(`reason.${reason as ReasonCode}`) : reason}</bdi>
        {isMuted && (
          <Badge size="sm" color="gray">
            {t('reports.muted')}
          </Badge>
        )}
      </Group>
      {note !== null && (
        <span className={`readers ${css.excerpt}`} dir="auto">
          {note}
        </span>
      )}
      <span className={css.soft}>
        {record} · {t('reports.weighs', { weight: counts })}
      </span>
      {mayMute && (
        <Button size="compact-xs" variant="default" loading={change.isPending} onClick={() => change.mutate()}>
          {t(isMuted ? 'reports.hear' : 'reports.mute')}
        </Button>
      )}
    </li>
  );
}
