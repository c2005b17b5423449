import { useQuery } from '@tanstack/react-query';
import { scopeOf } from '../insights/scope.js';
import { statisticQuery } from '../insights/statistic-query.js';

const DAY_MS = 86_400_000;
/** Of fewer days, nothing is said about one: a morning's comments are no forecast. */
const LEAST_DAYS = 7;

/** How many comments come to a site a day, over the last 30 days or since the first of them; null as long as that tells little. */
export function useCommentsPerDay(siteId: string): number | null {
  const lines = useQuery(statisticQuery('comments', scopeOf(siteId, {}))).data?.data ?? [];
  const [first] = lines;
  if (first === undefined) {
    return null;
  }
  const days = Math.ceil((Date.now() - Date.parse(first.at)) / DAY_MS);
  return days < LEAST_DAYS ? null : lines.reduce((sum, { comments }) => sum + comments, 0) / days;
}
