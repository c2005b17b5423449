import { Controller, Get, Headers, Param, Patch, Post, Res } from '@nestjs/common';
import {
  type ChangeSite,
  changeSiteSchema,
  type CreateSite,
  createSiteSchema,
  type PageQuery,
  pageQuerySchema,
  type SiteObject,
} from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { readEtag } from '../requests/etag.js';
import { type Page } from '../requests/page.js';
import { type CreatedSite, SitesService, type TaggedSite } from './sites.service.js';

@Controller('v1/sites')
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Post()
  @Allow('sites:manage')
  postSite(@FromToken() caller: Caller, @CheckedBody(createSiteSchema) body: CreateSite): Promise<CreatedSite> {
    return this.sites.create(caller, body);
  }

  @Get()
  @Allow('sites:read')
  getSites(@FromToken() caller: Caller, @CheckedQuery(pageQuerySchema) query: PageQuery): Promise<Page<SiteObject>> {
    return this.sites.list(caller, query);
  }

  @Get(':siteId')
  @Allow('sites:read')
  async getSite(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteObject> {
    return tagged(reply, await this.sites.get(caller, siteId));
  }

  @Patch(':siteId')
  @Allow('sites:manage')
  async patchSite(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(changeSiteSchema) body: ChangeSite,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteObject> {
    const expected = readEtag(ifMatch, 'site', 'nobody undoes what somebody else has set');
    return tagged(reply, await this.sites.change(caller, siteId, expected, body));
  }
}

function tagged(reply: FastifyReply, { etag, site }: TaggedSite): SiteObject {
  void reply.header('etag', etag);
  return site;
}
