import type { Replayed } from '@palaver/moderation';

export type ReplayCounts = Record<Replayed['outcome'], number>;

export const noCounts = (): ReplayCounts => ({
  same: 0,
  different: 0,
  engine: 0,
  erased: 0,
  quarantined: 0,
  forced: 0,
});

const APART: [keyof ReplayCounts, string][] = [
  ['engine', 'by another engine'],
  ['erased', 'with the text gone'],
  ['quarantined', 'never scored'],
  ['forced', 'forced by a test key'],
];

/** `12 decisions: 10 the same, 0 different; not compared: 2 with the text gone` */
export function countsLine(counts: ReplayCounts): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const apart = APART.filter(([outcome]) => counts[outcome] > 0).map(([outcome, text]) => `${counts[outcome]} ${text}`);
  const rest = apart.length === 0 ? '' : `; not compared: ${apart.join(', ')}`;
  return `${all} ${all === 1 ? 'decision' : 'decisions'}: ${counts.same} the same, ${counts.different} different${rest}`;
}
