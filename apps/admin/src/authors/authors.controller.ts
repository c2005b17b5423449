import { Controller, Get, Param, Res } from '@nestjs/common';
import { type AuthorRecord } from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { tagged } from '../requests/etag.js';
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
}
