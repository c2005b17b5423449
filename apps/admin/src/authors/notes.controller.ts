import { Controller, Get, Param, Post } from '@nestjs/common';
import {
  type AuthorNote,
  type NewAuthorNote,
  newAuthorNoteSchema,
  type PageQuery,
  pageQuerySchema,
} from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { NotesService } from './notes.service.js';

@Controller('v1/sites/:siteId/authors/:key/notes')
@Allow('authors:note')
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Get()
  getNotes(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('key') key: string,
    @CheckedQuery(pageQuerySchema) query: PageQuery,
  ): Promise<Page<AuthorNote>> {
    return this.notes.list(caller, siteId, key, query);
  }

  @Post()
  postNote(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('key') key: string,
    @CheckedBody(newAuthorNoteSchema) body: NewAuthorNote,
  ): Promise<AuthorNote> {
    return this.notes.add(caller, siteId, key, body);
  }
}
