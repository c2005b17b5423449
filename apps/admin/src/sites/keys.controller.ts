import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  type CreateKey,
  createKeySchema,
  type PageQuery,
  pageQuerySchema,
  type SiteKeyObject,
} from '@palaver/contracts';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { KeysService } from './keys.service.js';

const nothing = z.strictObject({});

@Controller('v1/sites/:siteId/keys')
@Allow('keys:manage')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @Post()
  postKey(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedBody(createKeySchema) body: CreateKey,
  ): Promise<SiteKeyObject> {
    return this.keys.create(caller, siteId, body);
  }

  @Get()
  getKeys(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedQuery(pageQuerySchema) query: PageQuery,
  ): Promise<Page<SiteKeyObject>> {
    return this.keys.list(caller, siteId, query);
  }

  @Post('rotate')
  postRotation(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<SiteKeyObject> {
    return this.keys.rotate(caller, siteId, null);
  }

  @Post(':keyId/rotate')
  postKeyRotation(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('keyId') keyId: string,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<SiteKeyObject> {
    return this.keys.rotate(caller, siteId, keyId);
  }

  @Delete(':keyId')
  @HttpCode(204)
  deleteKey(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('keyId') keyId: string,
  ): Promise<void> {
    return this.keys.revoke(caller, siteId, keyId);
  }
}
