import type { BacktestReport, Flip } from '@palaver/contracts';
import { type CommentRow } from '@palaver/persistence';

const MOST_TEXT = 1000;

export function sampleIds({ flips }: BacktestReport): string[] {
  const samples = [...flips.standing, ...flips.live].flatMap((flip) => flip.samples);
  return [...new Set(samples.map(({ id }) => id))];
}

/** The report with what its samples say, as far as that still stands. */
export function withTexts(report: BacktestReport, comments: readonly CommentRow[]): BacktestReport {
  const texts = new Map(comments.map((comment) => [`${comment.id} ${comment.headRev}`, textOf(comment)]));
  const filled = (flips: Flip[]) =>
    flips.map((flip) => ({
      ...flip,
      samples: flip.samples.map((sample) => ({ ...sample, text: texts.get(`${sample.id} ${sample.rev}`) ?? null })),
    }));
  return { ...report, flips: { standing: filled(report.flips.standing), live: filled(report.flips.live) } };
}

function textOf({ data, headRev, deletedRev }: CommentRow): string | null {
  if (data === null || headRev <= (deletedRev ?? -1)) {
    return null;
  }
  return (JSON.parse(data) as { text: string }).text.slice(0, MOST_TEXT).toWellFormed();
}
