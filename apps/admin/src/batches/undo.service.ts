import { mayDo, type Undo } from '@palaver/contracts';
import {
  type Database,
  decideByPerson,
  findEarlier,
  isInSections,
  lastDecisionOf,
  type PersonOutcome,
  type PersonsDecision,
  recordAudit,
  type SiteTransaction,
  standingDecisionOf,
} from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type CommentsService, type ReadComment, unknownComment } from '../comments/comments.service.js';
import { type SitesService } from '../sites/sites.service.js';

/** A slip is noticed in seconds; whoever thinks again later names the comment. */
const LAST_SECONDS = 120;

/** Takes one decision back: what stood before it stands again, as a decision of its own. */
export class UndoService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly sites: SitesService,
    private readonly comments: CommentsService,
  ) {}

  /** @throws ProblemError 403 for a decision of somebody else, 404, 409 when there is nothing to undo */
  async undo(caller: Caller, { siteId, comment }: Undo): Promise<ReadComment> {
    const site = await this.sites.require(caller, siteId);
    return this.db.forSites([siteId], async (tx) => {
      const undone = await this.find(tx, caller, siteId, comment);
      const { commentId, rev, version } = undone;
      const earlier = (await findEarlier(tx, siteId, [undone])).get(commentId);
      const outcome = await decideByPerson(tx, {
        siteId,
        commentId,
        expected: { rev, version },
        action: earlier?.action ?? 'review',
        reasonCode: earlier ? earlier.reasonCode : 'needs_human',
        source: 'moderator',
        actor: caller.actor,
        note: null,
        deliver: site.mode === 'live',
        trace: caller.trace,
        takesBack: true,
      });
      if (outcome.status !== 'decided') {
        throw new ProblemError(409, 'overtaken', 'The comment was edited, deleted or decided anew since; look at it.');
      }
      await record(tx, caller, siteId, undone, outcome);
      const read = (await this.comments.read(tx, siteId, [commentId])).get(commentId);
      if (!read) {
        throw unknownComment();
      }
      return read;
    });
  }

  private async find(
    tx: SiteTransaction,
    caller: Caller,
    siteId: string,
    comment: string | undefined,
  ): Promise<PersonsDecision> {
    const found =
      comment === undefined
        ? await lastDecisionOf(tx, siteId, caller.actor, LAST_SECONDS)
        : await this.standing(tx, caller, siteId, comment);
    if (!found) {
      const detail =
        comment === undefined
          ? `You decided nothing on this site in the last ${LAST_SECONDS} seconds; name the comment.`
          : 'What this comment stands by is no decision of a person, so there is nothing to undo.';
      throw new ProblemError(409, 'nothing-to-undo', detail);
    }
    if (found.actor !== caller.actor && !mayDo(caller.role, 'review:lead')) {
      throw new ProblemError(403, 'forbidden', 'This is the decision of somebody else; a lead can undo it.');
    }
    return found;
  }

  private async standing(
    tx: SiteTransaction,
    { sections }: Caller,
    siteId: string,
    comment: string,
  ): Promise<PersonsDecision | undefined> {
    const isSeen = await isInSections(tx, siteId, comment, sections);
    if (!isSeen || !(await this.comments.read(tx, siteId, [comment])).has(comment)) {
      throw unknownComment();
    }
    return standingDecisionOf(tx, siteId, comment);
  }
}

function record(
  tx: SiteTransaction,
  { actor }: Caller,
  siteId: string,
  { commentId, version: undone }: PersonsDecision,
  { rev, version }: Extract<PersonOutcome, { status: 'decided' }>,
): Promise<void> {
  const content = { rev, version, undone };
  return recordAudit(tx, { siteId, actor, action: 'comment.undo', subject: `comment:${commentId}`, content });
}
