import type { Action, ReasonCode } from '@palaver/contracts';
import type { RevisionData } from '../ingest/ingest-item.js';

/** An old comment with its site's decision, checked and ready to store; times in RFC 3339. */
export interface ImportItem {
  /** Its number in what is imported. */
  line: number;
  commentId: string;
  rev: number;
  /** SHA-256 of what the line says, as hex: tells a line that was imported before. */
  sha256: string;
  data: RevisionData;
  createdAt: string;
  decision: { action: Action; reasonCode?: ReasonCode; by?: string; note?: string; decidedAt: string };
}

/** Lines `from` up to but without `end`; blank ones are neither items nor refused. */
export interface ImportChunk {
  from: number;
  end: number;
  items: readonly ImportItem[];
  /** Numbers of the lines that were refused already. */
  refused: readonly number[];
  /** Go no further than the first refused line, which then comes next. */
  stopOnError: boolean;
}

export interface ImportCounts {
  imported: number;
  /** The comment was there, live or from another line, and stays as it is. */
  alreadyThere: number;
  /** The same line was imported before. */
  unchanged: number;
  refused: number;
}

export interface ImportRow extends ImportCounts {
  id: string;
  siteId: string;
  name: string | null;
  state: 'open' | 'finished';
  nextLine: number;
  createdAt: Date;
  createdBy: string;
  finishedAt: Date | null;
}

/** What became of a chunk. Only what was `taken` changed anything; `unmoved` was taken before, or begins with an error. */
export interface TakenChunk {
  status: 'taken' | 'unmoved' | 'gap' | 'finished';
  row: ImportRow;
  /** Lines refused because their author has been erased. */
  erased: number[];
}
