import type { ReasonCode } from '@palaver/contracts';
import type { DecidedBy, Reason } from './evaluation.js';
import type { Facts, SanctionFact } from './facts.js';

/** What people have set for an author or an article, as far as it bears on this comment. */
export interface Standing {
  action: 'review' | 'reject';
  by: Extract<DecidedBy, 'sanction' | 'article'>;
  reason: Reason & { code: ReasonCode };
}

const MODES: Record<string, Pick<Standing, 'action'> & { code: ReasonCode; say: string }> = {
  closed: { action: 'reject', code: 'article_closed', say: 'The article is closed for comments' },
  premoderate: { action: 'review', code: 'article_premoderated', say: 'The article is premoderated' },
};

/** A refusal comes before a look by a person, the author's sanction before the article's mode. */
export function standingOf({ sanction, article }: Pick<Facts, 'sanction' | 'article'>): Standing | undefined {
  const mode = MODES[article?.mode ?? ''];
  const ofAuthor = sanction && sanctioned(sanction);
  const ofArticle: Standing | undefined = mode && {
    action: mode.action,
    by: 'article',
    reason: { rule: 'ARTICLE', code: mode.code, points: 0, say: mode.say, spans: [] },
  };
  return ofAuthor?.action === 'review' && ofArticle?.action === 'reject' ? ofArticle : (ofAuthor ?? ofArticle);
}

function sanctioned({ id, kind, until }: SanctionFact): Standing {
  const ends = until === undefined ? '' : ` until ${until}`;
  const reason = (code: ReasonCode, is: string): Standing['reason'] => ({
    rule: 'SANCTION',
    code,
    points: 0,
    say: `The author is ${is}${ends} (sanction ${id})`,
    spans: [],
  });
  switch (kind) {
    case 'ban':
      return { action: 'reject', by: 'sanction', reason: reason('author_banned', 'banned') };
    case 'suspend':
      return { action: 'reject', by: 'sanction', reason: reason('author_suspended', 'suspended') };
    case 'premoderate':
      return { action: 'review', by: 'sanction', reason: reason('author_premoderated', 'premoderated') };
  }
}
