import { Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import {
  type ArticleQuery,
  articleQuerySchema,
  type ModeratedArticle,
  type SetArticleMode,
  setArticleModeSchema,
} from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { readEtag, tagged } from '../requests/etag.js';
import { type Page } from '../requests/page.js';
import { ArticlesService } from './articles.service.js';

@Controller('v1/sites/:siteId/articles')
@Allow('comments:read')
export class ArticlesController {
  constructor(private readonly articles: ArticlesService) {}

  @Get()
  getArticles(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedQuery(articleQuerySchema) query: ArticleQuery,
  ): Promise<Page<ModeratedArticle>> {
    return this.articles.list(caller, siteId, query);
  }

  @Get(':articleKey')
  async getArticle(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('articleKey') key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ModeratedArticle> {
    return tagged(reply, await this.articles.get(caller, siteId, key));
  }

  @Put(':articleKey/mode')
  @Allow('articles:manage')
  async putMode(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('articleKey') key: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(setArticleModeSchema) body: SetArticleMode,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ModeratedArticle> {
    const expected = readEtag(ifMatch, 'article', 'nobody undoes what somebody else has set');
    return tagged(reply, await this.articles.setMode(caller, { siteId, key, expected }, body));
  }
}
