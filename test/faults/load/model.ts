import { createHash } from 'node:crypto';
import type { ModelRow } from '../checker/chaos-schema.js';
import type { Operation } from './operation.js';

interface Folded extends ModelRow {
  text: string | null;
}

/** What comments must come to, folded by `rev` and `seq` over the events that landed, in whatever order they did. */
export class CommentModel {
  private readonly comments = new Map<string, Folded>();

  landed({ siteId, commentId, effect }: Operation): void {
    // A report may come before its comment and does not make one.
    if (effect.kind === 'report') {
      return;
    }
    const comment = this.comment(siteId, commentId);
    if ((effect.kind === 'create' || effect.kind === 'update') && effect.rev > comment.head_rev) {
      comment.head_rev = effect.rev;
      comment.text = effect.text;
    }
    if (effect.kind === 'delete' && effect.rev > (comment.deleted_rev ?? -1)) {
      comment.deleted_rev = effect.rev;
    }
    if (effect.kind === 'vote' && effect.seq > (comment.vote_seq ?? -1)) {
      comment.vote_seq = effect.seq;
      comment.votes = effect.votes;
    }
  }

  rows(): ModelRow[] {
    return [...this.comments.values()].map(({ text, ...row }) => ({
      ...row,
      text_sha256: text === null ? null : createHash('sha256').update(text).digest('hex'),
    }));
  }

  private comment(siteId: string, commentId: string): Folded {
    const key = `${siteId}\u0000${commentId}`;
    let comment = this.comments.get(key);
    if (!comment) {
      comment = {
        site_id: siteId,
        ext_id: commentId,
        head_rev: 0,
        deleted_rev: null,
        text_sha256: null,
        vote_seq: null,
        votes: null,
        text: null,
      };
      this.comments.set(key, comment);
    }
    return comment;
  }
}
