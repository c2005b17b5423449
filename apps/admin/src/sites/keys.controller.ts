import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { createKeySchema, type SiteKeyObject } from '@palaver/contracts';
import { z } from 'zod';
import { ADMINS, Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { type Page, wholePage } from '../requests/page.js';
import { SitesService } from './sites.service.js';

type CreateKey = z.infer<typeof createKeySchema>;

@Controller('v1/sites/:siteId/keys')
@Allow(ADMINS)
export class KeysController {
  constructor(private readonly sites: SitesService) {}

  @Post()
  postKey(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedBody(createKeySchema) body: CreateKey,
  ): Promise<SiteKeyObject> {
    return this.sites.createKey(caller, siteId, body);
  }

  @Get()
  async getKeys(@FromToken() caller: Caller, @Param('siteId') siteId: string): Promise<Page<SiteKeyObject>> {
    return wholePage(await this.sites.listKeys(caller, siteId));
  }

  @Post('rotate')
  postRotation(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedBody(z.strictObject({})) _body: unknown,
  ): Promise<SiteKeyObject> {
    return this.sites.rotateKey(caller, siteId);
  }

  @Delete(':keyId')
  @HttpCode(204)
  deleteKey(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('keyId') keyId: string,
  ): Promise<void> {
    return this.sites.revokeKey(caller, siteId, keyId);
  }
}
