import { Controller, Get } from '@nestjs/common';
import { type AuthorSearchQuery, authorSearchQuerySchema, type NamedAuthor } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedQuery } from '../requests/body.pipe.js';
import { type Page, wholePage } from '../requests/page.js';
import { NamedAuthorsService } from './named-authors.service.js';

@Controller('v1/authors')
@Allow('authors:read')
export class NamedAuthorsController {
  constructor(private readonly authors: NamedAuthorsService) {}

  @Get()
  async getAuthors(
    @FromToken() caller: Caller,
    @CheckedQuery(authorSearchQuerySchema) query: AuthorSearchQuery,
  ): Promise<Page<NamedAuthor>> {
    return wholePage(await this.authors.find(caller, query));
  }
}
