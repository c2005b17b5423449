import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type ReRun, type ReRunResult, reRunSchema } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { ReRunService } from './re-run.service.js';

@Controller('v1/sites/:siteId/rule-sets/re-run')
@Allow('rules:publish')
export class ReRunController {
  constructor(private readonly reRuns: ReRunService) {}

  @Post()
  @HttpCode(202)
  postReRun(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedBody(reRunSchema) body: ReRun,
  ): Promise<ReRunResult> {
    return this.reRuns.open(caller, siteId, body);
  }
}
