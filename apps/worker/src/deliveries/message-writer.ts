import { createHash } from 'node:crypto';
import { toCommentObject } from '@palaver/moderation';
import {
  type ClaimedDelivery,
  type CommentRepository,
  endpointSecretContext,
  type SecretBox,
  type SiteDirectory,
} from '@palaver/persistence';
import { signWebhook } from '@palaver/platform';

export interface Message {
  body: string;
  headers: Record<string, string>;
}

/** Writes what a site is told, from the comment as it stands when it is told. */
export class MessageWriter {
  constructor(
    private readonly comments: Pick<CommentRepository, 'find'>,
    private readonly sites: Pick<SiteDirectory, 'site'>,
    private readonly box: Pick<SecretBox, 'open'>,
    private readonly publicUrl: string,
  ) {}

  /** Undefined when the decision owed is not the one that stands: a later one is told on its own, or not at all. */
  async write(delivery: ClaimedDelivery, now = Date.now()): Promise<Message | undefined> {
    const site = this.sites.site(delivery.siteId);
    const row = await this.comments.find(delivery.siteId, delivery.subjectId);
    if (!site || !row) {
      return undefined;
    }
    const comment = toCommentObject(row, site, this.publicUrl);
    if (comment.status !== 'decided' || comment.decision?.version !== delivery.version) {
      return undefined;
    }
    const body = JSON.stringify({
      type: 'comment.moderated',
      timestamp: comment.decision.decidedAt,
      data: comment,
    });
    return { body, headers: this.headers(delivery, body, Math.floor(now / 1000)) };
  }

  private headers(delivery: ClaimedDelivery, body: string, timestamp: number): Record<string, string> {
    const id = messageId(delivery);
    const context = endpointSecretContext(delivery.siteId, delivery.endpointId);
    const secret = this.box.open(delivery.sealedSecret, context);
    return {
      'content-type': 'application/json',
      'user-agent': 'palaver',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook([secret], id, timestamp, body),
    };
  }
}

/** The same for every try of one message, and for no other message. */
export function messageId(delivery: Omit<ClaimedDelivery, 'attempts' | 'ageSeconds' | 'leaseToken'>): string {
  const { siteId, endpointId, topic, subjectId, version } = delivery;
  const key = JSON.stringify([siteId, endpointId, topic, subjectId, version]);
  return `msg_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}
