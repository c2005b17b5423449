import { Controller, Get } from '@nestjs/common';
import { type ActorName, type PageQuery, pageQuerySchema } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { PeopleService } from './people.service.js';

@Controller('v1/names')
@Allow('review:read')
export class NamesController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  getNames(@FromToken() caller: Caller, @CheckedQuery(pageQuerySchema) query: PageQuery): Promise<Page<ActorName>> {
    return this.people.names(caller, query);
  }
}
