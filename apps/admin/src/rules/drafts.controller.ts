import { Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import {
  type CheckRuleSet,
  checkRuleSetSchema,
  type CreateDraft,
  createDraftSchema,
  type LintResult,
  type RuleSetDraft,
  type RuleSetFiles,
  ruleSetFilesSchema,
  type SiteRuleSet,
  type TestResult,
  type Trial,
  type TryRuleSet,
  tryRuleSetSchema,
} from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { type Page, wholePage } from '../requests/page.js';
import { tagged } from '../requests/etag.js';
import { readDraftEtag } from './draft-etag.js';
import { DraftsService } from './drafts.service.js';
import { RuleSetId } from './rule-set-params.js';

@Controller('v1/sites/:siteId/rule-sets')
@Allow('rules:write')
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Get()
  @Allow('rules:read')
  async getRuleSets(@FromToken() caller: Caller, @Param('siteId') siteId: string): Promise<Page<SiteRuleSet>> {
    return wholePage(await this.drafts.list(caller, siteId));
  }

  @Post()
  async postDraft(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedBody(createDraftSchema) body: CreateDraft,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleSetDraft> {
    return tagged(reply, await this.drafts.create(caller, siteId, body));
  }

  @Get(':id')
  @Allow('rules:read')
  getRuleSet(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
  ): Promise<SiteRuleSet> {
    return this.drafts.get(caller, siteId, id);
  }

  @Get(':id/draft')
  @Allow('rules:read')
  async getDraft(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleSetDraft> {
    return tagged(reply, await this.drafts.draft(caller, siteId, id));
  }

  @Put(':id/draft')
  async putDraft(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(ruleSetFilesSchema) body: RuleSetFiles,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleSetDraft> {
    return tagged(reply, await this.drafts.save(caller, siteId, id, readDraftEtag(ifMatch), body));
  }

  @Delete(':id/draft')
  @HttpCode(204)
  deleteDraft(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.drafts.remove(caller, siteId, id, readDraftEtag(ifMatch));
  }

  @Post(':id/lint')
  @HttpCode(200)
  postLint(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @CheckedBody(checkRuleSetSchema) body: CheckRuleSet,
  ): Promise<LintResult> {
    return this.drafts.lint(caller, siteId, id, body);
  }

  @Post(':id/test')
  @HttpCode(200)
  postTest(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @CheckedBody(checkRuleSetSchema) body: CheckRuleSet,
  ): Promise<TestResult> {
    return this.drafts.test(caller, siteId, id, body);
  }

  @Post(':id/evaluations')
  @HttpCode(200)
  postEvaluation(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @CheckedBody(tryRuleSetSchema) body: TryRuleSet,
  ): Promise<Trial> {
    return this.drafts.tryOut(caller, siteId, id, body);
  }
}
