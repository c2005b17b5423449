import { beforeAll, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { root } from '../house/cruise.js';
import { describeWith, SHARED } from '../support/prerequisites.js';
import { judgeWith } from './judge.js';

interface Row {
  text: string;
  label: number;
  lang: string;
}
interface Data {
  judgedSets: string[];
  readLabelled: (data: string, set: string, part: string) => Row[];
}
interface Figures {
  rows: number;
  recall: number;
  fineRejected: number;
  fineHeld: number;
}
interface Metrics {
  summarise: (judgements: object[], secondsPerReview: number) => Figures;
}
const { judgedSets, readLabelled } = (await import(`${root}/scripts/eval-data.mjs`)) as Data;
const { summarise } = (await import(`${root}/scripts/eval-metrics.mjs`)) as Metrics;

describeWith(['shared'], 'labelled comments, by rules alone', () => {
  const figures = new Map<string, Figures>();
  beforeAll(() => {
    const judge = judgeWith('newsroom');
    for (const set of judgedSets) {
      const rows = readLabelled(join(SHARED, 'data'), set, 'dev');
      const judged = rows.map((row) => ({ label: row.label, ...judge(row) }));
      figures.set(set, summarise(judged, 30));
    }
  });

  it.each(judgedSets)('%s: at most 3 of 100 fine comments are rejected, at most 10 held', (set) => {
    const { rows, fineRejected, fineHeld } = figures.get(set) as Figures;
    expect(rows).toBeGreaterThan(0);
    expect(fineRejected).toBeLessThanOrEqual(0.03);
    expect(fineHeld).toBeLessThanOrEqual(0.1);
  });

  it('at least half of the spam of youtube_spam is held', () => {
    expect(figures.get('youtube_spam')?.recall).toBeGreaterThanOrEqual(0.5);
  });
});
