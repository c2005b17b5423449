import { beforeEach, describe, expect, test } from '@jest/globals';
import type { BacktestComment } from '@palaver/persistence';
import { compile, parseRuleSet } from '@palaver/rules';
import { countComment } from './count-comment.js';
import { emptyTally, type Tally } from './tally.js';

const rules = (id: string, score: number) =>
  compile(
    parseRuleSet(`
schema: palaver/rules/v1
id: ${id}
groups: { g: {} }
rules:
  - { id: WORD, group: g, score: ${score}, when: { text: { terms: [gazebo] } } }
  - { id: NEW, group: g, score: 1, mode: shadow, when: { author.approved: { lt: 5 } } }
`),
  );
const ruleSets = { candidate: rules('tried', 12), live: rules('now', 6) };

const comment = (changes: Partial<BacktestComment> & { text?: string } = {}): BacktestComment => {
  const { text = 'the gazebo again', ...rest } = changes;
  return {
    id: 'c1',
    rev: 1,
    data: JSON.stringify({ text, author: { username: 'Ann' }, article: { url: 'https://news.example/1' } }),
    facts: JSON.stringify({ now: '2026-01-31T12:00:00.000Z', author: { approved: 2, rejected: 0, reviewed: 0 } }),
    known: null,
    receivedMs: Date.UTC(2026, 0, 31),
    action: 'approve',
    source: 'automatic',
    ...rest,
  };
};

const sampleOf = (id: string, score: number, rules: string[]) => ({ id, rev: 1, score, rules });

let tally: Tally;
beforeEach(() => {
  tally = emptyTally();
});
const count = (...comments: BacktestComment[]) => comments.forEach((one) => countComment(tally, ruleSets, one));

describe('a comment', () => {
  test('is scored by both rule sets on its stored facts', () => {
    count(comment(), comment({ id: 'c2', text: 'nothing to see' }));
    expect([tally.comments, tally.withStoredFacts]).toEqual([2, 2]);
    expect(tally.candidate.actions).toEqual({ approve: 1, review: 0, reject: 1 });
    expect(tally.live.actions).toEqual({ approve: 1, review: 1, reject: 0 });
    expect(tally.candidate.rules).toEqual({
      WORD: { hits: 1, byLabel: [0, 0], skipped: 0, held: 1, samples: [sampleOf('c1', 12, ['WORD'])] },
      NEW: {
        hits: 2,
        byLabel: [0, 0],
        skipped: 0,
        held: 1,
        samples: expect.arrayContaining(['c1', 'c2'].map((id) => expect.objectContaining({ id }))),
      },
    });
    expect(tally.live.rules.WORD).toMatchObject({ held: 1, samples: [] });
  });

  test('is tried with all rules, also those that the brake held when it was decided', () => {
    const facts = { now: '2026-01-31T12:00:00.000Z', braked: ['WORD'] };
    count(comment({ facts: JSON.stringify(facts) }));
    expect(tally.candidate.actions).toEqual({ approve: 0, review: 0, reject: 1 });
  });

  test('that ends otherwise is a flip against its decision, and against what is live', () => {
    count(comment());
    const sample = sampleOf('c1', 12, ['WORD']);
    expect(tally.standing).toEqual({ 'approve>reject': { count: 1, samples: [sample] } });
    expect(tally.againstLive).toEqual({ 'review>reject': { count: 1, samples: [sample] } });
  });

  test('that people have judged counts for precision and recall; one they left open does not', () => {
    count(
      comment({ action: 'reject', source: 'moderator' }),
      comment({ action: 'approve', source: 'site' }),
      comment({ action: 'reject', source: 'import', text: 'nothing to see' }),
      comment({ action: 'review', source: 'moderator' }),
      comment({ action: 'reject', source: 'policy' }),
      comment({ action: 'reject', source: 'automatic' }),
    );
    expect(tally.judged).toEqual({ moderator: 1, site: 1, import: 1 });
    expect(tally.candidate.judged).toEqual({ approve: [0, 1], review: [0, 0], reject: [1, 1] });
    expect(tally.candidate.rules.WORD).toMatchObject({ hits: 5, byLabel: [1, 1], skipped: 0, held: 5 });
    expect(tally.candidate.rules.WORD?.samples).toHaveLength(3);
  });

  test('without stored facts is scored with what is known, and counted apart', () => {
    const author = { firstSeenAt: '2026-01-01T00:00:00Z', approved: 2, rejected: 0, reviewed: 0, recent: [] };
    count(comment({ facts: null, known: JSON.stringify({ author, votes: null, reports: null }) }));
    expect([tally.comments, tally.withStoredFacts, tally.candidate.rules.NEW?.hits]).toEqual([1, 0, 1]);
  });

  test('whose facts are missing tells which rules were skipped', () => {
    count(comment({ facts: JSON.stringify({ now: '2026-01-31T12:00:00.000Z' }) }));
    expect(tally.candidate.rules.NEW).toMatchObject({ hits: 0, byLabel: [0, 0], skipped: 1, held: 0, samples: [] });
  });

  test('without its text, or that cannot be read, is counted and no more', () => {
    count(comment({ data: null }), comment({ data: '{' }));
    expect(tally).toEqual({ ...emptyTally(), withoutText: 1, failed: 1 });
  });
});
