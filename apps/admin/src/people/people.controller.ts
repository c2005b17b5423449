import { Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import {
  type ChangePerson,
  changePersonSchema,
  type CreatePerson,
  createPersonSchema,
  type InvitedPerson,
  type PageQuery,
  pageQuerySchema,
  type PersonLink,
  type PersonObject,
} from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { readEtag } from '../requests/etag.js';
import { type Page } from '../requests/page.js';
import { PeopleService, type TaggedPerson } from './people.service.js';

@Controller('v1/people')
@Allow('people:manage')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Post()
  postPerson(@FromToken() caller: Caller, @CheckedBody(createPersonSchema) body: CreatePerson): Promise<InvitedPerson> {
    return this.people.invite(caller, body);
  }

  @Get()
  getPeople(@FromToken() caller: Caller, @CheckedQuery(pageQuerySchema) query: PageQuery): Promise<Page<PersonObject>> {
    return this.people.list(caller, query);
  }

  @Get(':personId')
  async getPerson(
    @FromToken() caller: Caller,
    @Param('personId') personId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonObject> {
    return untag(reply, await this.people.get(caller, personId));
  }

  @Patch(':personId')
  async patchPerson(
    @FromToken() caller: Caller,
    @Param('personId') personId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(changePersonSchema) body: ChangePerson,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonObject> {
    const expected = readEtag(ifMatch, 'person', 'nobody undoes what he has not seen');
    return untag(reply, await this.people.change(caller, personId, expected, body));
  }

  @Post(':personId/link')
  postLink(
    @FromToken() caller: Caller,
    @Param('personId') personId: string,
    @CheckedBody(z.strictObject({})) _body: unknown,
  ): Promise<PersonLink> {
    return this.people.link(caller, personId);
  }

  @Delete(':personId/sessions')
  @HttpCode(204)
  deleteSessions(@FromToken() caller: Caller, @Param('personId') personId: string): Promise<void> {
    return this.people.endSessions(caller, personId);
  }

  @Delete(':personId/totp')
  @HttpCode(204)
  deleteTotp(@FromToken() caller: Caller, @Param('personId') personId: string): Promise<void> {
    return this.people.removeTotp(caller, personId);
  }
}

function untag(reply: FastifyReply, { etag, person }: TaggedPerson): PersonObject {
  void reply.header('etag', etag);
  return person;
}
