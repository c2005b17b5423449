import { describe, expect, test } from '@jest/globals';
import type { Backtest, BacktestReport, ReCount } from '@palaver/contracts';
import { backtestLines } from './backtest-lines.js';
import { ProgressLine } from './progress-line.js';

const none = { count: 0, of: 0, share: null, low: null, high: null };
const half = { count: 5, of: 10, share: 0.5, low: 0.2366, high: 0.7634 };
const side = (version: number | null): ReCount => ({
  ruleSet: { id: 'house', version, hash: '0123456789abcdef' },
  approve: 96,
  review: 3,
  reject: 1,
  shares: { approve: 0.96, review: 0.03, reject: 0.01 },
  reviewMinutesPer1000: 15,
  held: { precision: half, recall: half },
  rejected: { precision: none, recall: half },
  rules: [
    {
      rule: 'WORD',
      shadow: false,
      hits: 4,
      held: 4,
      samples: [],
      rejected: 5,
      approved: 5,
      skipped: 0,
      precision: half,
    },
    {
      rule: 'NEW',
      shadow: true,
      hits: 0,
      held: 0,
      samples: [],
      rejected: 0,
      approved: 0,
      skipped: 100,
      precision: none,
    },
    {
      rule: 'IDLE',
      shadow: false,
      hits: 0,
      held: 0,
      samples: [],
      rejected: 0,
      approved: 0,
      skipped: 0,
      precision: none,
    },
  ],
});
const report: BacktestReport = {
  comments: 100,
  withStoredFacts: 90,
  withoutStoredFacts: 10,
  withoutText: 2,
  failed: 0,
  judged: { moderator: 7, site: 2, import: 1 },
  candidate: side(null),
  live: side(3),
  flips: {
    standing: [
      {
        from: 'approve',
        to: 'reject',
        count: 41,
        samples: [
          { id: 'c1', rev: 1, score: 12, rules: ['WORD'], text: `tricky\u001b[31m\n${'x'.repeat(200)}` },
          { id: 'c2', rev: 1, score: 12, rules: [], text: null },
        ],
      },
    ],
    live: [],
  },
};
const backtest: Backtest = {
  siteId: 'news',
  id: 'b',
  ruleSet: report.candidate.ruleSet,
  live: { id: 'house', version: 3, hash: 'b' },
  last: 100,
  since: null,
  state: 'done',
  done: 102,
  total: 102,
  continued: 1,
  error: null,
  createdAt: '2026-01-31T12:00:00.000Z',
  createdBy: 'token:ann',
  startedAt: null,
  endedAt: null,
};

describe('a report in words', () => {
  const lines = backtestLines(backtest, report);

  test('says on what it rests', () => {
    expect(lines.slice(0, 5)).toEqual([
      'house (unpublished, 01234567) on 100 comments (the last 100), beside house@3, which is live',
      '  10 had no stored facts and were scored with what is known today',
      '  2 have no text any more and were left out',
      '  taken up again once, where a process had ended',
      '  people have judged: moderators 7, the site 2, imported 1',
    ]);
    const all = backtestLines({ ...backtest, last: null, since: '2026-01-01T00:00:00.000Z', continued: 0 }, report);
    expect(all[0]).toContain('(since 2026-01-01T00:00:00.000Z)');
    expect(all.join('\n')).not.toContain('taken up again');
  });

  test('puts what is live and what is tried side by side', () => {
    expect(lines).toContain('review minutes per 1,000  15.0         15.0');
    expect(lines.find((line) => line.startsWith('held: precision'))).toMatch(
      /^held: precision {2,}50\.0 % \(23\.7-76\.3\), 5 of 10  50\.0 % \(23\.7-76\.3\), 5 of 10$/,
    );
    expect(lines.some((line) => /^rejected: precision +- +-$/.test(line))).toBe(true);
  });

  test('shows flips with samples, whose texts reach the terminal as one tame line', () => {
    expect(lines).toContain('41 flips against the decisions as they stand');
    expect(lines).toContain('  approve -> reject: 41');
    expect(lines.find((line) => line.startsWith('    c1'))).toBe(`    c1 [WORD] tricky [31m ${'x'.repeat(88)}…`);
    expect(lines).toContain('    c2 [] (the text is gone, or was edited)');
    expect(lines).toContain('no flips against what is live');
  });

  test('lists rules with hits and those that lacked facts, and counts the idle ones', () => {
    expect(lines.filter((line) => /^(WORD|NEW|IDLE)/.test(line))).toEqual([
      'WORD          4     4      0        50.0 % (23.7-76.3), 5 of 10',
      'NEW (shadow)  0     0      100      -',
    ]);
    expect(lines.at(-1)).toBe('one rule has no hits');
  });
});

describe('progress', () => {
  const written = (isTTY: boolean, texts: readonly string[]) => {
    let all = '';
    const line = new ProgressLine({ isTTY, write: (text: string | Uint8Array) => ((all += String(text)), true) });
    texts.forEach((text) => line.show(text));
    line.end();
    return all;
  };

  test('is one line on a terminal, which is wiped at the end', () => {
    expect(written(true, ['10 of 20', '10 of 20', '9 %'])).toBe(`\r10 of 20\r9 %     \r   \r`);
  });

  test('is a line now and then elsewhere', () => {
    expect(written(false, ['a', 'b', 'c'])).toBe('a\n');
  });
});
