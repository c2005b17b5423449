import { Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  noteBodySchema,
  type Publish,
  publishSchema,
  type RuleSetDiff,
  type RuleSetVersionObject,
  type WholeVersion,
} from '@palaver/contracts';
import { z } from 'zod';
import { ADMINS, Allow, EVERY_ROLE } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { type Page, wholePage } from '../requests/page.js';
import { readDraftEtag } from './draft-etag.js';
import { RuleSetId, VersionNumber } from './rule-set-params.js';
import { type DiffSide, VersionsService } from './versions.service.js';

const side = z
  .string()
  .regex(/^(live|shadow|draft|[1-9]\d{0,8})$/, 'must be live, shadow, draft or a version number')
  .transform((value) => (/^\d/.test(value) ? Number(value) : value) as DiffSide);
export const diffSchema = z.strictObject({ from: side, to: side });
type Diff = z.infer<typeof diffSchema>;

@Controller('v1/sites/:siteId/rule-sets/:id')
@Allow(ADMINS)
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
  @Allow(EVERY_ROLE)
  async getVersions(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
  ): Promise<Page<RuleSetVersionObject>> {
    return wholePage(await this.versions.list(caller, siteId, id));
  }

  @Get('versions/:version')
  @Allow(EVERY_ROLE)
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
  @Allow(EVERY_ROLE)
  getDiff(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @CheckedQuery(diffSchema) { from, to }: Diff,
  ): Promise<RuleSetDiff> {
    return this.versions.diff(caller, siteId, id, from, to);
  }
}
