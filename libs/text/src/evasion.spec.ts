import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compileMatcher } from './matcher.js';
import type { TermHit, TermSpec, ViewName } from './types.js';
import { createViews } from './views.js';

interface Row {
  term: string;
  technique: string;
  text: string;
  expectedSpan: [number, number];
  trap: string;
}

const folder = `${process.cwd()}/../shared/data/evasion`;
const present = existsSync(folder);
const title = present ? 'disguised words' : 'disguised words (skipped: ../shared/data not found)';
const views: ViewName[] = ['base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard'];

function rows(file: string): Row[] {
  const lines = readFileSync(`${folder}/${file}`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

(present ? describe : describe.skip)(title, () => {
  const disguised = present ? rows('evasions.dev.jsonl') : [];
  const terms = [...new Set(disguised.map((row) => row.term))];
  const specs = (match: TermSpec['match']): TermSpec[] => terms.map((term) => ({ term, match, views }));
  const asWords = compileMatcher(specs('word'));
  const anywhere = compileMatcher(specs('anywhere'));

  it('are found with the right span in at least 95 of 100', () => {
    const exact = disguised.filter((row) => {
      const matcher = row.technique === 'glued' ? anywhere : asWords;
      const isRight = ({ term, span }: TermHit): boolean =>
        terms[term] === row.term && span.start === row.expectedSpan[0] && span.end === row.expectedSpan[1];
      return matcher.find(createViews(row.text)).some(isRight);
    });
    expect(exact.length / disguised.length).toBeGreaterThanOrEqual(0.95);
  });

  it('are not seen in innocent texts, but for at most 1 of 100', () => {
    const innocent = rows('innocent.dev.jsonl').filter((row) => row.trap !== 'quoted-abuse');
    const flagged = innocent.filter((row) => asWords.find(createViews(row.text)).length > 0);
    expect(flagged.length / innocent.length).toBeLessThanOrEqual(0.01);
  });
});
