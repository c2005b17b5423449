import { TYPE_OF_TOPIC } from '@palaver/contracts';
import { toCommentObject } from '@palaver/moderation';
import {
  type ClaimedDelivery,
  type CommentRepository,
  type CommentRow,
  endpointSecretContext,
  messageId,
  type SecretBox,
  type SiteDirectory,
} from '@palaver/persistence';

export interface Message {
  id: string;
  body: string;
  /** Each signs; the newest first. */
  secrets: Buffer[];
}

/**
 * `overtaken`: the decision owed is not the one that stands: a later one is told on its own, or not at all. An error: it
 * cannot be written or signed, which harms this message alone.
 */
export type Written = Message | 'overtaken' | Error;

/** Writes what sites are told; a comment as it stands now. */
export class MessageWriter {
  constructor(
    private readonly comments: Pick<CommentRepository, 'findAll'>,
    private readonly sites: Pick<SiteDirectory, 'site'>,
    private readonly box: Pick<SecretBox, 'open'>,
    private readonly publicUrl: string,
  ) {}

  /** One for each delivery, in their order. @throws when the database fails */
  async write(deliveries: readonly ClaimedDelivery[]): Promise<Written[]> {
    const decisions = deliveries.filter(({ topic }) => topic === 'decision');
    const rows = await this.comments.findAll(decisions.map(({ siteId, subjectId: id }) => ({ siteId, id })));
    const found = new Map(rows.map((row) => [placeOf(row.siteId, row.id), row]));
    return deliveries.map((delivery) => {
      try {
        const body = this.body(delivery, found.get(placeOf(delivery.siteId, delivery.subjectId)));
        const id = messageId(delivery);
        return body === undefined ? 'overtaken' : { id, body, secrets: this.secrets(delivery) };
      } catch (error) {
        return new Error('the message cannot be written or signed: has the master key changed?', { cause: error });
      }
    });
  }

  private body(delivery: ClaimedDelivery, row: CommentRow | undefined): string | undefined {
    return delivery.topic === 'decision'
      ? this.decision(delivery, row)
      : bodyOf(delivery, delivery.dueSince.toISOString(), JSON.parse(delivery.payload ?? 'null'));
  }

  private decision(delivery: ClaimedDelivery, row: CommentRow | undefined): string | undefined {
    const site = this.sites.site(delivery.siteId);
    if (!site || !row) {
      return undefined;
    }
    const comment = toCommentObject(row, site, this.publicUrl);
    return comment.status === 'decided' && comment.decision?.version === delivery.version
      ? bodyOf(delivery, comment.decision.decidedAt, comment)
      : undefined;
  }

  private secrets({ siteId, endpointId, sealedSecret, sealedPrevious }: ClaimedDelivery): Buffer[] {
    const context = endpointSecretContext(siteId, endpointId);
    return [sealedSecret, sealedPrevious].flatMap((sealed) => (sealed ? [this.box.open(sealed, context)] : []));
  }
}

function bodyOf({ topic, type }: ClaimedDelivery, timestamp: string, data: unknown): string {
  return JSON.stringify({ type: type ?? TYPE_OF_TOPIC[topic], timestamp, data });
}

/** Ids may hold anything but NUL. */
function placeOf(siteId: string, id: string): string {
  return `${siteId}\0${id}`;
}
