import type { ItemSource } from '@palaver/contracts';
import { joinTexts } from '../rows-from.js';
import type { ItemOrder } from '../review/routed-queue.js';

/** Where the review item of a decision goes, and the points it is ordered by there. */
export interface NewItem extends Partial<ItemOrder> {
  queue?: string;
  source: ItemSource;
  section?: string;
  severity: number;
  reports: number;
  heat: number;
}

/** One decision to be written, and the state of the comment it rests on. */
export interface DecisionHead {
  site: string;
  comment: string;
  rev: number;
  run: number;
  /** The comment's next decision version. */
  version: number;
  headRev: number;
  deletedRev?: number;
  action: 'approve' | 'review' | 'reject';
  source: 'automatic' | 'moderator' | 'site' | 'policy' | 'import';
  /** Hundredths of a point. */
  score?: number;
  reasonCode?: string;
  ruleSetId?: string;
  ruleSetVersion?: number;
  ruleSetHash?: string;
  override: boolean;
  actor?: string;
  note?: string;
  /** Tells whether a later run changed anything: action and reasons in short. */
  digest?: string;
  /** The action of the decision before this one, for the author's record. */
  previousAction?: string;
  /** The work that ends with this decision. */
  work?: string;
  quarantine: boolean;
  /** Whether endpoints of the site are told. */
  deliver: boolean;
  /** The act over many comments it is part of. */
  batchId?: string;
  /** Of a `review`, or of what waits again although it is not; without it the item is placed as the table says. */
  item?: NewItem;
}

export interface SettledRow {
  head: DecisionHead;
  /** JSON, stored to the byte. */
  facts?: string;
  result?: string;
  /** `traceparent` of what brought it about, for the callbacks it causes. */
  trace?: string;
}

/** The columns of $1; facts and result have parameters of their own. */
export const HEAD_COLUMNS: Record<keyof DecisionHead, string> = {
  site: 'text',
  comment: 'text',
  rev: 'bigint',
  run: 'int',
  version: 'int',
  headRev: 'bigint',
  deletedRev: 'bigint',
  action: 'text',
  source: 'text',
  score: 'int',
  reasonCode: 'text',
  ruleSetId: 'text',
  ruleSetVersion: 'int',
  ruleSetHash: 'text',
  override: 'boolean',
  actor: 'text',
  note: 'text',
  digest: 'text',
  previousAction: 'text',
  work: 'bigint',
  quarantine: 'boolean',
  deliver: 'boolean',
  batchId: 'uuid',
  item: 'json',
};

/** The rows without facts and result, as JSON. */
export function headsJson(rows: readonly SettledRow[]): string {
  return JSON.stringify(rows.map(({ head }) => head));
}

export function settleValues(rows: readonly SettledRow[]): string[] {
  return [headsJson(rows), joinTexts(rows.map(({ facts }) => facts)), joinTexts(rows.map(({ result }) => result))];
}
