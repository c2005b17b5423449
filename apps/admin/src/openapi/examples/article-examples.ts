import { type ModeratedArticle, type SetArticleMode } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';

const ARTICLE: ModeratedArticle = {
  key: 'id:harbour-2',
  siteId: 'news',
  sent: {
    id: 'harbour-2',
    url: 'https://news.example/harbour',
    title: 'Harbour to be dredged again',
    section: 'local',
  },
  mode: 'open',
  setting: { mode: 'open', calendar: null, version: 0, since: null, setBy: null },
  nextChangeAt: null,
  counts: { comments: 120, approved: 98, rejected: 14, review: 5, undecided: 1, deleted: 2 },
  etag: '"9a1f0a9be1f04c7fb0a14f7f5b1a8b51"',
};
const NIGHTS: SetArticleMode = {
  mode: 'open',
  calendar: {
    timeZone: 'Europe/London',
    weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '22:00', to: '06:00', mode: 'closed' }],
    dates: [{ date: '2026-12-25', from: '00:00', to: '24:00', mode: 'premoderate' }],
  },
};
const path = { articleKey: ARTICLE.key };

/** Articles and their modes, by operation. */
export const ARTICLE_EXAMPLES: Record<string, OperationExample> = {
  listArticles: { query: { section: 'local' }, answer: { data: [ARTICLE], nextCursor: null } },
  getArticle: { path, answer: ARTICLE },
  setArticleMode: {
    path,
    headers: { 'if-match': ARTICLE.etag },
    body: NIGHTS,
    bodies: { 'by hand': { mode: 'closed' } },
    answer: {
      ...ARTICLE,
      setting: { ...NIGHTS, version: 1, since: '2026-01-31T12:00:01.000Z', setBy: 'token:desk' },
      nextChangeAt: '2026-01-31T22:00:00.000Z',
    },
  },
};
