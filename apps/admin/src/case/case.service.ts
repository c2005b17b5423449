import { type CaseFile } from '@palaver/contracts';
import { type CaseRepository } from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { unknownComment } from '../comments/comments.service.js';
import { canBe } from '../requests/ids.js';
import { toCaseFile } from './case-file.js';

/** All that is known of one comment, for whoever must answer for it. */
export class CaseService {
  constructor(private readonly cases: Pick<CaseRepository, 'read'>) {}

  /** @throws ProblemError 404 */
  async make(caller: Caller, siteId: string, commentId: string, format: 'json' | 'html'): Promise<CaseFile> {
    const by = { actor: caller.actor, format };
    const possible = canBe.site(siteId) && canBe.comment(commentId);
    const rows = possible ? await this.cases.read(caller, { siteId, commentId }, by) : undefined;
    if (!rows) {
      throw unknownComment();
    }
    return toCaseFile({ siteId, commentId, madeAt: new Date(), madeBy: caller.actor }, rows);
  }
}
