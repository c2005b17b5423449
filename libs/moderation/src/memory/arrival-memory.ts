import type { ArrivalLog, LoggedList } from '@palaver/persistence';
import { textKey } from '@palaver/text';
import { ArrivalIndex, REMEMBERED_MS } from './arrival-index.js';

const PATIENCE_MS = 2000;

/** The hash under which a comment stands in the index. */
export function commentKey(siteId: string, commentId: string): number {
  return textKey(`${siteId} ${commentId}`);
}

/**
 * What rules remember, read from the log into this process's memory. Whoever decides calls `catchUp` first, and sees
 * whatever was committed before that.
 */
export class ArrivalMemory {
  readonly index: ArrivalIndex;
  /** Transactions before this one have ended and are in the index; of later ones those in `known` are. */
  private since = 0;
  private readonly known = new Set<number>();

  /** @param most arrivals in memory */
  constructor(
    private readonly log: ArrivalLog,
    most: number,
  ) {
    this.index = new ArrivalIndex(most);
    this.index.wholeSince = Date.now() - REMEMBERED_MS;
  }

  /** Reads all that is there, however long it takes. */
  async start(): Promise<void> {
    while (!(await this.readPage())) {
      // Each page is as large as a process can take in without being deaf for long.
    }
  }

  /** @throws when what is new could not be read in two seconds; it goes on being read */
  async catchUp(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('what rules remember is still being read')), PATIENCE_MS);
    });
    await Promise.race([this.start(), late]).finally(() => clearTimeout(timer));
  }

  /** Whether that was all. */
  private async readPage(): Promise<boolean> {
    const { lists, next, isAll } = await this.log.read(this.since, this.known);
    // Lists of one transaction come together, and another reading may have brought them meanwhile.
    const fresh = lists.filter(({ xid }) => xid >= this.since && !this.known.has(xid));
    for (const list of fresh) {
      this.take(list);
      this.known.add(list.xid);
    }
    if (next > this.since) {
      this.since = next;
      for (const xid of this.known) {
        if (xid < next) {
          this.known.delete(xid);
        }
      }
    }
    return isAll;
  }

  private take({ siteId, at, entries }: LoggedList): void {
    for (const entry of entries) {
      const comment = commentKey(siteId, entry[0]);
      if (entry.length === 1) {
        this.index.forget(comment);
      } else {
        this.index.add(comment, at, entry);
      }
    }
  }
}
