/** What is counted of a reader's reports: those that a person has decided about since. */
export interface ReporterRecord {
  /** The comment was rejected. */
  upheld: number;
  /** It was approved. */
  dismissed: number;
}

/**
 * How much a report of this reader weighs: twice the share of his reports that were right, were he to send one right and
 * one wrong more. 1 for somebody new, up to 2 for who is always right, towards 0 for who never is.
 */
export function reporterWeight({ upheld, dismissed }: ReporterRecord): number {
  return (2 * (upheld + 1)) / (upheld + dismissed + 2);
}

/** SQL: the same of a row with his record. */
export const weightOf = (record: string): string =>
  `2.0 * (${record}.upheld + 1) / (${record}.upheld + ${record}.dismissed + 2)`;

const POINTS_OF_ONE = 10;
const MOST_POINTS = 40;

/** What reports of this weight together add to the priority of an item. */
export function reportPoints(weight: number): number {
  return Math.min(MOST_POINTS, Math.round(POINTS_OF_ONE * weight));
}
