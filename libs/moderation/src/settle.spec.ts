import { describe, expect, it } from '@jest/globals';
import type { WorkState } from '@palaver/persistence';
import type { Score } from './scorer/scorer.js';
import { automaticDecision, isSuperseded, isUnchanged, quarantineDecision } from './settle.js';

const work: WorkState = {
  id: '7',
  siteId: 'news',
  commentId: 'c1',
  rev: 2,
  run: 1,
  override: false,
  headRev: 2,
  deletedRev: null,
  decidedRev: null,
  decidedAction: null,
  decidedSource: null,
  decidedDigest: null,
  decisionVersion: 0,
};
const ruleSet = { id: 'newsroom', version: 1, hash: 'h' };
const score: Score = {
  action: 'review',
  score: 550,
  reasonCode: 'threat',
  digest: 'd1',
  facts: '{}',
  result: '{}',
};

describe('work is superseded', () => {
  it.each<[string, Partial<WorkState>, boolean]>([
    ['not when it is about the newest revision', {}, false],
    ['when a newer revision is there', { headRev: 3 }, true],
    ['when the comment is deleted at its revision', { deletedRev: 2 }, true],
    ['not when an older revision was deleted', { deletedRev: 1 }, false],
    ['when a moderator decided its revision', { decidedSource: 'moderator', decidedRev: 2 }, true],
    ['when the site decided a revision still to come', { decidedSource: 'site', decidedRev: 3 }, true],
    ['not when a moderator decided an older revision', { decidedSource: 'moderator', decidedRev: 1 }, false],
    [
      'not when the run was asked to override people',
      { decidedSource: 'moderator', decidedRev: 2, override: true },
      false,
    ],
    ['not when the machine decided its revision before', { decidedSource: 'automatic', decidedRev: 2 }, false],
  ])('%s', (_name, change, expected) => {
    expect(isSuperseded({ ...work, ...change })).toBe(expected);
  });
});

describe('a later run', () => {
  const before: Partial<WorkState> = { decidedRev: 2, decidedSource: 'automatic', decidedDigest: 'd1' };
  it.each<[string, Partial<WorkState>, boolean]>([
    ['is no new decision when action and reasons are the same', before, true],
    ['is one when they differ', { ...before, decidedDigest: 'd2' }, false],
    ['is one when the decision was about an older revision', { ...before, decidedRev: 1 }, false],
    ['is one after a decision that had no reasons to compare', { ...before, decidedDigest: null }, false],
  ])('%s', (_name, change, expected) => {
    expect(isUnchanged({ ...work, ...change }, score)).toBe(expected);
  });
});

describe('the row written', () => {
  it('takes the next version and says where its item goes', () => {
    const item = { queue: 'new', source: 'decision' as const, severity: 95, reports: 0, heat: 0 };
    const before = { ...work, decisionVersion: 4, decidedAction: 'approve' };
    const { head } = automaticDecision(before, score, ruleSet, true, item);
    expect(head).toMatchObject({
      version: 5,
      previousAction: 'approve',
      work: '7',
      deliver: true,
      score: 550,
      item,
    });
  });

  it('of a quarantined comment holds nothing derived from its text', () => {
    const row = quarantineDecision(work, false);
    expect(row.head).toMatchObject({ action: 'review', reasonCode: 'system_error', quarantine: true });
    const { score, digest, ruleSetId } = row.head;
    expect([row.facts, row.result, score, digest, ruleSetId]).toEqual(new Array(5).fill(undefined));
  });
});
