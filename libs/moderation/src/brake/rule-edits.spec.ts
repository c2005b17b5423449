import { describe, expect, it } from '@jest/globals';
import type { LiveVersion, NewBrake, VersionCount } from '@palaver/persistence';
import { BrakeWatch } from './brake-watch.js';
import { ruleEdits } from './rule-edits.js';

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2026, 0, 1) + hours * HOUR);
const live = (version: number, hours: number, rules: Record<string, string> | null, id = 'house'): LiveVersion => ({
  id,
  version,
  liveAt: at(hours),
  rules: rules && JSON.stringify(rules),
});

describe('when rules were edited', () => {
  const edits = (...history: LiveVersion[]) =>
    Object.fromEntries(ruleEdits(history).map(({ rule, editedAt, versions }) => [rule, [editedAt, versions.length]]));

  it('is when the first version went live that has their wording without a break', () => {
    const history = [live(4, 4, { A: 'a2', B: 'b1', C: 'c1' }), live(3, 3, { A: 'a2', B: 'b1' })];
    expect(edits(...history, live(2, 2, { A: 'a1', B: 'b1' }), live(1, 1, { A: 'a2', B: 'b1' }))).toEqual({
      A: [at(3), 2],
      B: [at(1), 4],
      C: [at(4), 1],
    });
  });

  it('is not known of versions that kept no wordings: what follows counts as new', () => {
    expect(edits(live(3, 3, { A: 'a' }), live(2, 2, { A: 'a' }), live(1, 1, null))).toEqual({ A: [at(2), 2] });
  });

  it('goes on under another rule set', () => {
    expect(edits(live(1, 5, { A: 'a' }, 'other'), live(3, 3, { A: 'a' }))).toEqual({ A: [at(3), 2] });
    expect(ruleEdits([])).toEqual([]);
  });
});

describe('the brake', () => {
  const history = [live(2, 10, { A: 'a2', B: 'b' }), live(1, 0, { A: 'a1', B: 'b' })];
  const brake = JSON.stringify({ withinMs: 5 * HOUR, minHits: 20, maxShare: 0.1, then: 'shadow' });

  async function look(counts: Record<string, number>, hours = 11, known: string[] = []) {
    const held: NewBrake[] = [];
    const rows: VersionCount[] = Object.entries(counts).map(([key, count]) => {
      const [version = '', rule = ''] = key.split(' ');
      return { id: 'house', version: Number(version), rule, count };
    });
    const watch = new BrakeWatch({
      braking: () => Promise.resolve([{ siteId: 'news', id: 'house', version: 2, brake }]),
      liveSince: () => Promise.resolve(history),
      counts: (_site, versions) =>
        Promise.resolve(rows.filter((row) => versions.some(({ version }) => version === row.version))),
      held: () => Promise.resolve(known.map((rule) => ({ rule, editedAt: at(10) }))),
      hold: (_version, one) => Promise.resolve(held.push(one) > 0),
    });
    const braked = await watch.look(at(hours));
    expect(braked.map(({ rule }) => rule)).toEqual(held.map(({ rule }) => rule));
    return braked;
  }

  it('holds what was edited within its time and hits too often and too much', async () => {
    expect(await look({ '2 A': 21, '2 ': 200, '1 A': 500, '1 ': 500 })).toEqual([
      { siteId: 'news', rule: 'A', hash: 'a2', editedAt: at(10), hits: 21, comments: 200 },
    ]);
  });

  it.each<[string, { counts: Record<string, number>; hours?: number; known?: string[] }]>([
    ['too few hits', { counts: { '2 A': 20, '2 ': 21 } }],
    ['too small a share', { counts: { '2 A': 21, '2 ': 210 } }],
    ['an edit too long ago', { counts: { '2 A': 210, '2 ': 210 }, hours: 15 }],
    ['a rule that was not edited', { counts: { '2 B': 210, '2 ': 210 } }],
    ['an edit it has held before', { counts: { '2 A': 210, '2 ': 210 }, known: ['A'] }],
    ['nothing counted', { counts: {} }],
  ])('leaves alone %s', async (_name, { counts, hours, known }) => {
    expect(await look(counts, hours, known)).toEqual([]);
  });
});
