import type { EndToEnd } from './measure/end-to-end.js';
import { describe, type IdleMemory } from './measure/idle-memory.js';
import type { Latency } from './measure/latency.js';
import type { Scoring } from './measure/scoring.js';

export interface Measured {
  scoring?: Scoring;
  endToEnd?: EndToEnd;
  latency?: Latency;
  idle?: IdleMemory;
}

/** What each system keeps of a comment when the clock stops: the two are not equals, and the ratio says how unequal. */
export const STORED = {
  palaver:
    'before the acknowledgement, committed: the event with its hash, the comment, its revision, author, article and open work; ' +
    'at the end: the decision with its facts and reasons, review item, author record; queue jobs carry ids',
  bare: 'before the acknowledgement: a queue job with the texts, on disk within a second; at the end: one row in one table',
} as const;

/** The document `--json` prints; the keys of a part that was not measured are missing. */
export function toDocument(head: object, { scoring, endToEnd, latency, idle }: Measured): object {
  const peaks = { ...endToEnd?.palaver.peakMb, ...latest(idle?.peakMb, endToEnd?.palaver.peakMb) };
  const hasMemory = Object.keys(peaks).length > 0;
  return {
    ...head,
    ...(endToEnd && { endToEnd: { ...endToEnd, stored: STORED } }),
    ...(latency && {
      ack: { ratePerSecond: latency.ratePerSecond, rounds: latency.rounds, ...latency.ack },
      decision: latency.decision,
    }),
    ...(hasMemory && {
      memoryMb: {
        max: Math.max(...Object.values(peaks)),
        ...(idle && { idleTotal: idle.idleTotal, idle: idle.parts }),
        peaks,
      },
    }),
    ...(scoring && { scoring }),
  };
}

/** Of two sightings of the same process kind, the larger one. */
function latest(some: Record<string, number> = {}, others: Record<string, number> = {}): Record<string, number> {
  return Object.fromEntries(Object.entries(some).map(([name, size]) => [name, Math.max(size, others[name] ?? 0)]));
}

export function summary({ endToEnd, latency, idle }: Measured): string[] {
  const lines: string[] = [];
  if (endToEnd) {
    const { palaver, bare, ratio } = endToEnd;
    lines.push(
      `end to end, median of ${endToEnd.pairs.length}: Palaver ${palaver.perSecond}, bare ${bare.perSecond} comments per second; ratio ${ratio}`,
      `  Palaver keeps ${STORED.palaver}`,
      `  the bare pipeline keeps ${STORED.bare}`,
    );
    for (const [name, run] of Object.entries({ Palaver: palaver, bare })) {
      if (run.retries > 0) {
        lines.push(`  ${name}: ${run.retries} comments were answered 503 and sent again`);
      }
      if (run.cpuMs && run.peakMb) {
        lines.push(`  ${name}: CPU ms per comment: ${describe(run.cpuMs)}; peak RSS MB: ${describe(run.peakMb)}`);
      }
    }
  }
  if (latency) {
    const { ack, decision, ratePerSecond } = latency;
    lines.push(
      `acknowledgement at ${ratePerSecond} per second: p50 ${ack.p50Ms} ms, p99 ${ack.p99Ms} ms; bare ${ack.bare.p50Ms} and ${ack.bare.p99Ms} ms; ratio of p99 ${ack.p99Ratio}`,
      `decision: p50 ${decision.p50Ms} ms, p99 ${decision.p99Ms} ms after the comment was due`,
    );
  }
  if (idle) {
    lines.push(`idle installation: ${idle.idleTotal} MB`);
  }
  return lines;
}
