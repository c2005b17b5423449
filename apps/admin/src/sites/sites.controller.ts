import { Controller, Get, Param, Post } from '@nestjs/common';
import { type CreateSite, createSiteSchema, type SiteObject } from '@palaver/contracts';
import { ADMINS, Allow, EVERY_ROLE } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { type Page, wholePage } from '../requests/page.js';
import { type CreatedSite, SitesService } from './sites.service.js';

@Controller('v1/sites')
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Post()
  @Allow(ADMINS)
  postSite(@FromToken() caller: Caller, @CheckedBody(createSiteSchema) body: CreateSite): Promise<CreatedSite> {
    return this.sites.create(caller, body);
  }

  @Get()
  @Allow(EVERY_ROLE)
  async getSites(@FromToken() caller: Caller): Promise<Page<SiteObject>> {
    return wholePage(await this.sites.list(caller));
  }

  @Get(':siteId')
  @Allow(EVERY_ROLE)
  getSite(@FromToken() caller: Caller, @Param('siteId') siteId: string): Promise<SiteObject> {
    return this.sites.get(caller, siteId);
  }
}
