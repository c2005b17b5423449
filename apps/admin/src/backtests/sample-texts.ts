import type { BacktestReport, FlipSample } from '@palaver/contracts';
import { type CommentRow } from '@palaver/persistence';

const MOST_TEXT = 1000;

export function sampleIds({ candidate, flips }: BacktestReport): string[] {
  const samples = [...flips.standing, ...flips.live, ...candidate.rules].flatMap((one) => one.samples);
  return [...new Set(samples.map(({ id }) => id))];
}

/** The report with what its samples say, as far as that still stands. */
export function withTexts(report: BacktestReport, comments: readonly CommentRow[]): BacktestReport {
  const texts = new Map(comments.map((comment) => [`${comment.id} ${comment.headRev}`, textOf(comment)]));
  const filled = <Of extends { samples: FlipSample[] }>(all: readonly Of[]): Of[] =>
    all.map((one) => ({
      ...one,
      samples: one.samples.map((sample) => ({ ...sample, text: texts.get(`${sample.id} ${sample.rev}`) ?? null })),
    }));
  const candidate = { ...report.candidate, rules: filled(report.candidate.rules) };
  return { ...report, candidate, flips: { standing: filled(report.flips.standing), live: filled(report.flips.live) } };
}

function textOf({ data, headRev, deletedRev }: CommentRow): string | null {
  if (data === null || headRev <= (deletedRev ?? -1)) {
    return null;
  }
  return (JSON.parse(data) as { text: string }).text.slice(0, MOST_TEXT).toWellFormed();
}
