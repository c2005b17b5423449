import type { WalkedRow } from '@palaver/persistence';

export interface Digest {
  since: string;
  upto: string;
  decisions: number;
  sha256: string;
}

/** Looks at the rows of one chain in the order of their places. */
export class ChainCheck {
  rows = 0;
  digests = 0;
  head: { pos: number; hash: string } | null = null;
  private upto = '0';

  /** @param decisionsOf what a range of transactions decided, as it is stored now */
  constructor(private readonly decisionsOf: (digest: Digest) => Promise<Pick<Digest, 'decisions' | 'sha256'>>) {}

  /** What is wrong with the next row; undefined when it is as it was written. */
  async problem(row: WalkedRow): Promise<string | undefined> {
    const place = (this.head?.pos ?? 0) + 1;
    if (row.pos !== place) {
      return row.pos < place ? `its place ${row.pos} is taken twice` : `the row in place ${place} before it is missing`;
    }
    if (row.prevHash !== (this.head?.hash ?? null)) {
      return 'it does not follow the row before it, which was changed or replaced';
    }
    if (row.hash !== row.computed) {
      return 'it was changed: its hash is not that of what it says';
    }
    if (row.contentFits === false) {
      return 'its content was changed: it is not what was committed to';
    }
    this.rows += 1;
    this.head = { pos: row.pos, hash: row.hash };
    return row.action === 'decisions.digest' && row.content ? this.digestProblem(row.content as never) : undefined;
  }

  private async digestProblem(digest: Digest): Promise<string | undefined> {
    if (digest.since !== this.upto) {
      return `automatic decisions of the transactions ${this.upto} to ${digest.since} are in no digest`;
    }
    this.digests += 1;
    this.upto = digest.upto;
    const { decisions, sha256 } = await this.decisionsOf(digest);
    if (decisions !== digest.decisions) {
      return `it tells of ${digest.decisions} automatic decisions, and ${decisions} are stored`;
    }
    return sha256 === digest.sha256 ? undefined : 'one of the automatic decisions it tells of was changed';
  }
}
