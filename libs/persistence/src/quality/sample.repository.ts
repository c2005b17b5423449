import { recordAudit } from '../admin/audit.js';
import type { Database, SiteTransaction } from '../database.js';

export interface SampleRates {
  approve: number;
  reject: number;
  /** Of decisions of people. */
  secondLook: number;
}

const NONE: SampleRates = { approve: 0, reject: 0, secondLook: 0 };
const RATES = 'SELECT approve, reject, second_look AS "secondLook" FROM sample_rate WHERE site_id = $1';

/** How often decisions are looked at again. */
export class SampleRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  /** Nothing is picked before anything is set. */
  async rates(siteId: string): Promise<SampleRates> {
    return this.db.forSites([siteId], (tx) => read(tx, siteId));
  }

  /** Sets the rates, unless those that are there are not what `isSeen` knows; answers what is set then. */
  async setRates(
    siteId: string,
    { approve, reject, secondLook }: SampleRates,
    isSeen: (current: SampleRates) => boolean,
    actor: string,
  ): Promise<{ isSet: boolean; rates: SampleRates }> {
    return this.db.forSites([siteId], async (tx) => {
      await tx.query('INSERT INTO sample_rate (site_id) VALUES ($1) ON CONFLICT DO NOTHING', [siteId]);
      const current = await read(tx, siteId, 'FOR UPDATE');
      if (!isSeen(current)) {
        return { isSet: false, rates: current };
      }
      const content = { approve, reject, secondLook };
      await tx.query('UPDATE sample_rate SET approve = $2, reject = $3, second_look = $4 WHERE site_id = $1', [
        siteId,
        approve,
        reject,
        secondLook,
      ]);
      await recordAudit(tx, { siteId, actor, action: 'sampling.change', subject: `site:${siteId}`, content });
      return { isSet: true, rates: content };
    });
  }
}

async function read(tx: SiteTransaction, siteId: string, lock: '' | 'FOR UPDATE' = ''): Promise<SampleRates> {
  return (await tx.query<SampleRates>(`${RATES} ${lock}`, [siteId]))[0] ?? NONE;
}
