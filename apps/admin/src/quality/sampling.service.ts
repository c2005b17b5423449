import { type Sampling } from '@palaver/contracts';
import { type SampleRates, type SampleRepository } from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { etagOfContent, quoted, staleProblem } from '../requests/etag.js';
import { type SitesService } from '../sites/sites.service.js';

export interface TaggedSampling {
  etag: string;
  sampling: Sampling;
}

/** How many decisions of a site people look at again. */
export class SamplingService {
  constructor(
    private readonly rows: Pick<SampleRepository, 'rates' | 'setRates'>,
    private readonly sites: Pick<SitesService, 'require'>,
  ) {}

  /** @throws ProblemError 404 */
  async get(caller: Caller, siteId: string): Promise<TaggedSampling> {
    await this.sites.require(caller, siteId);
    return tag(await this.rows.rates(siteId));
  }

  /** @throws ProblemError 404, 412 with what is set now */
  async set(caller: Caller, siteId: string, expected: string, sampling: Sampling): Promise<TaggedSampling> {
    await this.sites.require(caller, siteId);
    const isSeen = (current: SampleRates) => etagOf(current) === expected;
    const { isSet, rates } = await this.rows.setRates(siteId, sampling, isSeen, caller.actor);
    if (!isSet) {
      const fresh = tag(rates);
      throw staleProblem('sampling', fresh.sampling, fresh.etag);
    }
    return tag(rates);
  }
}

const etagOf = ({ approve, reject, secondLook }: SampleRates) => etagOfContent({ approve, reject, secondLook });

function tag(rates: SampleRates): TaggedSampling {
  return { etag: quoted(etagOf(rates)), sampling: rates };
}
