import type { ReleaseBrake, RuleSetVersionObject } from '@palaver/contracts';
import { type RuleSetVersionRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type SitesService } from '../sites/sites.service.js';
import { toVersion } from './rule-set-objects.js';

/** Rules the brake holds, and people who set them free. */
export class BrakeService {
  constructor(
    private readonly versions: Pick<RuleSetVersionRepository, 'find' | 'releaseBrake'>,
    private readonly sites: SitesService,
  ) {}

  /** The wording the rule has is not braked again. @throws ProblemError 404, 409 */
  async release(
    caller: Caller,
    siteId: string,
    place: { id: string; version: number },
    { rule, note }: ReleaseBrake,
  ): Promise<RuleSetVersionObject> {
    await this.sites.require(caller, siteId);
    const released = await this.versions.releaseBrake({ siteId, ...place }, { rule, note: note ?? null }, caller.actor);
    const version = await this.versions.find(siteId, place.id, place.version);
    if (!version) {
      throw new ProblemError(404, 'unknown-version', 'This site has no such version of a rule set with this id.');
    }
    if (!released) {
      const detail = 'The brake holds no such rule of this version; name one that stands under its "braked".';
      throw new ProblemError(409, 'not-braked', detail);
    }
    return toVersion(version);
  }
}
