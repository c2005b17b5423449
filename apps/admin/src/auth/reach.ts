import { type FieldProblem } from '@palaver/platform';
import { type Caller, seesAllSites } from './caller.js';

interface Asked {
  sites: readonly string[];
  /** Left out or null: all. */
  sections?: readonly string[] | null;
}

/**
 * What is asked for beyond what the caller has himself, by field. Foreign sites and such as do not exist are told by the
 * same words.
 * @param seen the sites he sees
 */
export function beyondReach(caller: Caller, asked: Asked, seen: readonly { id: string }[]): FieldProblem[] {
  const known = new Set(seen.map(({ id }) => id));
  const isOwn = (site: string) => (site === '*' ? seesAllSites(caller) : known.has(site));
  const detail = 'is not among the sites you see';
  const foreign = asked.sites.flatMap((site, n) => (isOwn(site) ? [] : [{ pointer: `/sites/${n}`, detail }]));
  return [...foreign, ...beyondSections(caller, asked.sections ?? null)];
}

function beyondSections({ sections: own }: Caller, asked: readonly string[] | null): FieldProblem[] {
  if (own === null) {
    return [];
  }
  if (asked === null) {
    return [{ pointer: '/sections', detail: `must name some of the sections you see: ${own.join(', ')}` }];
  }
  const foreign = asked.flatMap((section, n) => (own.includes(section) ? [] : [n]));
  return foreign.map((n) => ({ pointer: `/sections/${n}`, detail: 'is not among the sections you see' }));
}
