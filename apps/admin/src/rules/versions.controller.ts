import { Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  type DiffFiles,
  diffFilesSchema,
  type DiffQuery,
  diffQuerySchema,
  noteBodySchema,
  type PageQuery,
  pageQuerySchema,
  type Publish,
  publishSchema,
  type RuleSetDiff,
  type RuleSetVersionObject,
  type WholeVersion,
} from '@palaver/contracts';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { readDraftEtag } from './draft-etag.js';
import { RuleSetId, VersionNumber } from './rule-set-params.js';
import { VersionsService } from './versions.service.js';

@Controller('v1/sites/:siteId/rule-sets/:id')
@Allow('rules:publish')
export class VersionsController {
  constructor(private readonly versions: VersionsService) {}

  @Post('publish')
  postPublish(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(publishSchema) body: Publish,
  ): Promise<RuleSetVersionObject> {
    return this.versions.publish(caller, siteId, id, readDraftEtag(ifMatch), body);
  }

  @Get('versions')
  @Allow('rules:read')
  getVersions(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @CheckedQuery(pageQuerySchema) query: PageQuery,
  ): Promise<Page<RuleSetVersionObject>> {
    return this.versions.list(caller, siteId, id, query);
  }

  @Get('versions/:version')
  @Allow('rules:read')
  getVersion(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @VersionNumber() version: number,
  ): Promise<WholeVersion> {
    return this.versions.get(caller, siteId, id, version);
  }

  @Post('versions/:version/promote')
  @HttpCode(200)
  postPromotion(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @VersionNumber() version: number,
    @CheckedBody(z.strictObject({})) _body: unknown,
  ): Promise<RuleSetVersionObject> {
    return this.versions.move(caller, siteId, id, version, 'live');
  }

  @Post('versions/:version/archive')
  @HttpCode(200)
  postArchive(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @VersionNumber() version: number,
    @CheckedBody(z.strictObject({})) _body: unknown,
  ): Promise<RuleSetVersionObject> {
    return this.versions.move(caller, siteId, id, version, 'archived');
  }

  @Post('versions/:version/rollback')
  postRollback(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @VersionNumber() version: number,
    @CheckedBody(noteBodySchema) { note }: { note?: string },
  ): Promise<RuleSetVersionObject> {
    return this.versions.rollback(caller, siteId, id, version, note ?? null);
  }

  @Get('diff')
  @Allow('rules:read')
  getDiff(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @CheckedQuery(diffQuerySchema) { from, to }: DiffQuery,
  ): Promise<RuleSetDiff> {
    return this.versions.diff(caller, siteId, id, from, to);
  }

  @Post('diff')
  @HttpCode(200)
  @Allow('rules:write')
  postDiff(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @CheckedBody(diffFilesSchema) { from, ...files }: DiffFiles,
  ): Promise<RuleSetDiff> {
    return this.versions.diff(caller, siteId, id, from, files);
  }
}
