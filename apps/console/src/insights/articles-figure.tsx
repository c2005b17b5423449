import { count, type Column } from './column.js';
import { Figure } from './figure.js';
import { NameBars } from './name-bars.js';
import { type Scope } from './scope.js';
import { type Series } from './series.js';
import { type Line } from './statistic-query.js';

const SERIES: readonly Series[] = [
  { key: 'reject', color: 'bad' },
  { key: 'others', color: 'main' },
];
const MOST = 10;
/** What it is kept by where its title is not known: its id on the site, or its address. */
const nameOf = ({ article, title }: Line<'articles'>) => title ?? article.replace(/^(id|url):/, '');

/** Where most is written. */
export function ArticlesFigure({ scope }: { scope: Scope }) {
  const columns: Column<Line<'articles'>>[] = [
    { name: 'article', show: (line) => <bdi>{nameOf(line)}</bdi> },
    count('comments', ({ comments }) => comments),
    count('rejected', ({ rejected }) => rejected),
    { name: 'share', isNumber: true, show: ({ share }, formats) => formats.share(share) },
  ];
  return (
    <Figure
      name="articles"
      scope={scope}
      columns={columns}
      chart={(lines) => (
        <NameBars
          series={SERIES}
          rows={lines.slice(0, MOST).map((line) => ({
            id: line.article,
            name: <bdi>{nameOf(line)}</bdi>,
            values: { reject: line.rejected, others: line.comments - line.rejected },
          }))}
        />
      )}
    />
  );
}
