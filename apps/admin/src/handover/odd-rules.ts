import { type RuleHits } from '@palaver/persistence';

/** Fewer hits are no news, and fewer comments no usual. */
const FEWEST_HITS = 10;
const FEWEST_COMMENTS = 200;
const TIMES = 2;
/** So many standard deviations of a Poisson count: chance alone hardly comes to it among some hundred rules. */
const DEVIATIONS = 4;

export interface OddHits {
  rule: string;
  hits: number;
  usual: number;
}

/** Rules that hit far above what they hit in as many comments before, the farthest first. */
export function oddRules(rows: readonly RuleHits[]): OddHits[] {
  const all = rows.find(({ rule }) => rule === '');
  if (!all || all.before < FEWEST_COMMENTS) {
    return [];
  }
  return rows
    .filter(({ rule }) => rule !== '')
    .map(({ rule, hits, before }) => ({ rule, hits, usual: (before * all.hits) / all.before }))
    .filter(({ hits, usual }) => hits >= FEWEST_HITS && hits >= TIMES * usual && hits - usual > margin(usual))
    .map((odd) => ({ ...odd, usual: Math.round(odd.usual * 10) / 10 }))
    .sort((one, other) => other.hits - other.usual - (one.hits - one.usual) || (one.rule < other.rule ? -1 : 1));
}

const margin = (usual: number) => DEVIATIONS * Math.sqrt(usual + 1);
