import { articleQuerySchema, moderatedArticleSchema, setArticleModeSchema } from '@palaver/contracts';
import { type Operation } from './operation.js';
import { page } from './page-answer.js';

const ARTICLES = '/v1/sites/{siteId}/articles';
const ARTICLE = `${ARTICLES}/{articleKey}`;

/** The pages comments belong to, and how people have them moderated. */
export const articleOperations: Operation[] = [
  {
    method: 'get',
    path: ARTICLES,
    id: 'listArticles',
    summary: 'The articles of a site by key, with their comments counted and the mode each is in.',
    query: articleQuerySchema,
    status: 200,
    answer: page(moderatedArticleSchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: ARTICLE,
    id: 'getArticle',
    summary: 'One article; ETag holds the state of its mode.',
    status: 200,
    answer: moderatedArticleSchema,
  },
  {
    method: 'put',
    path: `${ARTICLE}/mode`,
    id: 'setArticleMode',
    summary:
      'Open, premoderate or close an article, by hand and by calendar. If-Match holds its etag; 412 brings it as it is now.',
    description:
      'It acts on comments that arrive from now on, and the site is told, also when the calendar changes the mode. Windows ' +
      "go by the wall clock of the calendar's time zone, or of the site's; dates come before weeks, and of each the " +
      'first that fits.',
    body: setArticleModeSchema,
    conditional: true,
    status: 200,
    answer: moderatedArticleSchema,
    refusals: [412, 428],
  },
];
