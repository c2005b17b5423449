import { AuditChainRepository, type Database } from '@palaver/persistence';
import { type Logger } from '@palaver/platform';

const HOUR_MS = 3_600_000;
const DIGESTS_A_TURN = 20;

/** Chains the audit log. Every worker does it, and none leads. */
export class AuditSealing {
  private readonly chain: AuditChainRepository;
  private toldAt = -Infinity;

  constructor(
    db: Database,
    private readonly logger: Logger,
  ) {
    this.chain = new AuditChainRepository(db);
  }

  async seal(): Promise<void> {
    await this.chain.seal();
  }

  /**
   * Tells the decisions of the last hour, and the heads of all chains to the log: a log that is kept elsewhere shows when
   * the end of a chain was cut off, which the chain itself cannot.
   */
  async digest(now = Date.now()): Promise<void> {
    for (let turn = 0, isDue = true; isDue && turn < DIGESTS_A_TURN; turn += 1) {
      isDue = await this.chain.digest();
    }
    if (now - this.toldAt >= HOUR_MS) {
      this.toldAt = now;
      for (const { siteId, pos, hash } of await this.chain.heads()) {
        this.logger.info({ site: siteId, pos, hash }, 'head of the audit chain');
      }
    }
  }
}
