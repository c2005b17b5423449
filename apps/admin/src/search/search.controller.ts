import { Controller, Get } from '@nestjs/common';
import { type CommentSearchQuery, commentSearchQuerySchema, type FoundComment } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { SearchService } from './search.service.js';

@Controller('v1/comments')
@Allow('comments:read')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get()
  getComments(
    @FromToken() caller: Caller,
    @CheckedQuery(commentSearchQuerySchema) query: CommentSearchQuery,
  ): Promise<Page<FoundComment>> {
    return this.search.search(caller, query);
  }
}
