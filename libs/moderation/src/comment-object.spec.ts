import { describe, expect, it } from '@jest/globals';
import { type Action, commentObjectSchema } from '@palaver/contracts';
import type { CommentRow, DecisionRow } from '@palaver/persistence';
import { type SiteDisplay, toCommentObject } from './comment-object.js';

const data = {
  text: 'Hallo',
  author: { username: 'a' },
  article: { url: 'https://n.example/', language: 'de-AT' },
  meta: { k: 1 },
};
const row: CommentRow = {
  siteId: 'news',
  id: 'a/b',
  headRev: 2,
  deletedRev: null,
  data: JSON.stringify(data),
  receivedAt: new Date(0),
  authorKey: 'name:a',
  parentId: null,
  votes: null,
  decisionVersion: 1,
  decision: null,
};
const decided = (action: Action, change: Partial<DecisionRow> = {}): CommentRow => ({
  ...row,
  decision: {
    commentId: 'a/b',
    rev: 2,
    run: 0,
    version: 1,
    action,
    source: 'automatic',
    score: 725,
    reasonCode: action === 'approve' ? null : 'insult',
    ruleSet: null,
    decidedAt: new Date(0),
    result: null,
    ...change,
  },
});
const hides: SiteDisplay = { mode: 'live', whileUndecided: 'hide' };
const shows: SiteDisplay = { mode: 'live', whileUndecided: 'show' };
const speaksGerman: SiteDisplay = { ...hides, languages: ['xx', 'de-CH'] };
const observes: SiteDisplay = { mode: 'observe', whileUndecided: 'hide' };

describe('the comment object', () => {
  it.each<[string, CommentRow, SiteDisplay, object]>([
    ['undecided, on a site that hides', row, hides, { status: 'pending', show: false, decision: null }],
    ['undecided, on a site that shows', row, shows, { status: 'pending', show: true }],
    ['approved', decided('approve'), hides, { status: 'decided', show: true, author: { message: null }, labels: [] }],
    ['rejected', decided('reject'), shows, { show: false, labels: ['insult'] }],
    ['in review, on a site that hides', decided('review'), hides, { show: false }],
    ['in review, on a site that shows', decided('review'), shows, { show: true }],
    ['rejected while the site only observes', decided('reject'), observes, { show: true }],
    [
      'decided about an older revision',
      decided('approve', { rev: 1 }),
      hides,
      { status: 'pending', show: false, decision: null },
    ],
    [
      'whose next revision the site has decided before sending it',
      decided('approve', { rev: 3, source: 'site' }),
      hides,
      { rev: 2, status: 'superseded', show: false, decision: null, labels: [] },
    ],
    ['deleted', { ...decided('approve'), deletedRev: 2 }, shows, { status: 'deleted', show: false }],
    ['edited after a deletion', { ...decided('approve'), deletedRev: 1 }, hides, { status: 'decided', show: true }],
  ])('%s', (_name, given, site, expected) => {
    const object = toCommentObject(given, site, 'https://palaver.example');
    expect(object).toMatchObject(expected);
    expect(commentObjectSchema.parse(object)).toEqual(object);
  });

  it('falls back to what the site speaks where it has no words in the language of the comment', () => {
    const other = { ...decided('review'), data: JSON.stringify({ ...data, article: { url: '', language: 'eo' } }) };
    const message = (site: SiteDisplay) => toCommentObject(other, site, '').author.message;
    expect(message(speaksGerman)).toBe('Ihr Kommentar wird von der Moderation angesehen.');
    expect(message(hides)).toBe('Your comment is being looked at by a moderator.');
    expect(toCommentObject(decided('review'), { ...hides, languages: ['ru'] }, '').author.message).toContain('Ihr');
  });

  it("tells the author in his article's language, and never a rule or a score", () => {
    const result = JSON.stringify({
      reasons: [{ rule: 'R', code: 'insult', points: 7, say: 'term', spans: [] }],
      degraded: [],
    });
    const object = toCommentObject(decided('reject', { result }), hides, 'https://palaver.example');
    expect(object.author.message).toBe('Bitte formulieren Sie Ihren Kommentar ohne Beleidigungen.');
    expect(object.decision).toMatchObject({ id: 'a/b.1', score: 7.25, reasons: [{ rule: 'R' }] });
    expect(object.links.self).toBe('https://palaver.example/v1/comments/a%2Fb');
    expect(object.meta).toEqual({ k: 1 });
  });
});
