import { Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  type NewSanction,
  newSanctionSchema,
  type SanctionObject,
  type SanctionQuery,
  sanctionQuerySchema,
} from '@palaver/contracts';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { readEtag } from '../requests/etag.js';
import { type Page } from '../requests/page.js';
import { SanctionsService } from './sanctions.service.js';

const nothing = z.strictObject({});
const expectedOf = (ifMatch: string | undefined) =>
  readEtag(ifMatch, 'author', 'nobody sanctions whom somebody else has sanctioned meanwhile');

@Controller('v1/sites/:siteId')
@Allow('authors:sanction')
export class SanctionsController {
  constructor(private readonly sanctions: SanctionsService) {}

  @Get('sanctions')
  @Allow('authors:read')
  getSanctions(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedQuery(sanctionQuerySchema) query: SanctionQuery,
  ): Promise<Page<SanctionObject>> {
    return this.sanctions.list(caller, siteId, query);
  }

  @Get('authors/:key/sanctions')
  @Allow('authors:read')
  getSanctionsOf(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('key') key: string,
    @CheckedQuery(sanctionQuerySchema) query: SanctionQuery,
  ): Promise<Page<SanctionObject>> {
    return this.sanctions.listOf(caller, siteId, key, query);
  }

  @Post('authors/:key/sanctions')
  postSanction(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('key') key: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(newSanctionSchema) body: NewSanction,
  ): Promise<SanctionObject> {
    return this.sanctions.impose(caller, { siteId, key, expected: expectedOf(ifMatch) }, body);
  }

  @Post('authors/:key/sanctions/:id/confirm')
  @HttpCode(200)
  postConfirmation(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('key') key: string,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<SanctionObject> {
    return this.sanctions.confirm(caller, { siteId, key, id, expected: expectedOf(ifMatch) });
  }

  @Post('authors/:key/sanctions/:id/lift')
  @HttpCode(200)
  postLift(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('key') key: string,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<SanctionObject> {
    return this.sanctions.lift(caller, { siteId, key, id, expected: expectedOf(ifMatch) });
  }
}
