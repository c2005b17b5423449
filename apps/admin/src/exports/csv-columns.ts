import type { AuditEntry, DecisionLine, ReviewComment } from '@palaver/contracts';

/** The columns of a CSV file: a name and what stands under it. */
export type Columns<Line> = readonly [
  name: string,
  value: (line: Line) => string | number | boolean | null | undefined,
][];

const DECISION_KEYS = [
  'siteId',
  'commentId',
  'rev',
  'version',
  'action',
  'source',
  'score',
  'reasonCode',
  'ruleSetId',
  'ruleSetVersion',
  'ruleSetHash',
  'actor',
  'note',
  'decidedAt',
] as const satisfies readonly (keyof DecisionLine)[];

export const DECISION_COLUMNS: Columns<DecisionLine> = DECISION_KEYS.map((key) => [key, (line) => line[key]]);

export const COMMENT_COLUMNS: Columns<ReviewComment> = [
  ['siteId', ({ siteId }) => siteId],
  ['id', ({ id }) => id],
  ['rev', ({ rev }) => rev],
  ['status', ({ status }) => status],
  ['show', ({ show }) => show],
  ['action', ({ decision }) => decision?.action],
  ['source', ({ decision }) => decision?.source],
  ['score', ({ decision }) => decision?.score],
  ['labels', ({ labels }) => labels.join(' ')],
  ['decidedAt', ({ decision }) => decision?.decidedAt],
  ['authorId', ({ author }) => author.id],
  ['username', ({ author }) => author.username],
  ['articleUrl', ({ article }) => article.url],
  ['parentId', ({ parentId }) => parentId],
  ['receivedAt', ({ receivedAt }) => receivedAt],
  ['text', ({ text }) => text],
];

export const AUDIT_COLUMNS: Columns<AuditEntry> = [
  ['id', ({ id }) => id],
  ['siteId', ({ siteId }) => siteId],
  ['at', ({ at }) => at],
  ['actor', ({ actor }) => actor],
  ['action', ({ action }) => action],
  ['subject', ({ subject }) => subject],
  ['content', ({ content }) => content && JSON.stringify(content)],
  ['pos', ({ pos }) => pos],
  ['prevHash', ({ prevHash }) => prevHash],
  ['hash', ({ hash }) => hash],
];
