import type { ReRun, ReRunResult } from '@palaver/contracts';
import { idSchema } from '@palaver/contracts';
import { type ReRunRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type SitesService } from '../sites/sites.service.js';

/** Has the machine's decisions taken again under the live rules. */
export class ReRunService {
  constructor(
    private readonly reRuns: ReRunRepository,
    private readonly sites: SitesService,
  ) {}

  /** @throws ProblemError 404, 422 */
  async open(caller: Caller, siteId: string, { since, cursor }: ReRun): Promise<ReRunResult> {
    await this.sites.require(caller, siteId);
    const run = { siteId, since, after: cursor === undefined ? '' : readCursor(cursor) };
    const { opened, after } = await this.reRuns.open(run, caller.actor);
    return { opened, nextCursor: after === null ? null : Buffer.from(after).toString('base64url') };
  }
}

function readCursor(cursor: string): string {
  const after = idSchema.safeParse(Buffer.from(cursor, 'base64url').toString());
  if (!after.success) {
    const errors = [{ pointer: '/cursor', detail: 'must be the nextCursor of the answer before' }];
    throw new ProblemError(422, 'invalid-request', 'Correct the fields named in errors and send it again.', { errors });
  }
  return after.data;
}
