import { Controller, Get, Param, Res } from '@nestjs/common';
import {
  type AuthorHistoryQuery,
  authorHistoryQuerySchema,
  type AuthorRecord,
  type AuthorStrikes,
  type ReviewComment,
} from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedQuery } from '../requests/body.pipe.js';
import { tagged } from '../requests/etag.js';
import { type Page } from '../requests/page.js';
import { AuthorsService } from './authors.service.js';

@Controller('v1/sites/:siteId/authors/:key')
@Allow('authors:read')
export class AuthorsController {
  constructor(private readonly authors: AuthorsService) {}

  @Get()
  async getAuthor(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('key') key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthorRecord> {
    return tagged(reply, await this.authors.get(caller, siteId, key));
  }

  @Get('comments')
  getComments(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('key') key: string,
    @CheckedQuery(authorHistoryQuerySchema) query: AuthorHistoryQuery,
  ): Promise<Page<ReviewComment>> {
    return this.authors.history(caller, siteId, key, query);
  }

  @Get('strikes')
  getStrikes(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('key') key: string,
  ): Promise<AuthorStrikes> {
    return this.authors.strikes(caller, siteId, key);
  }
}
