import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ReviewComment } from '../api/things.js';
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
          <li key={report.reporter.id}>
            <bdi dir="auto">{report.reason}</bdi>
            {report.note !== null && (
              <span className={`readers ${css.excerpt}`} dir="auto">
                {report.note}
              </span>
            )}
            <span className={css.soft}>
              {t('reports.record', { upheld: report.reporter.upheld, dismissed: report.reporter.dismissed })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
