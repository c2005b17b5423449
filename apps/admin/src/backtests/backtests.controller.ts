import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Backtest, type StartBacktest, startBacktestSchema, type WholeBacktest } from '@palaver/contracts';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { type Page, wholePage } from '../requests/page.js';
import { RuleSetId } from '../rules/rule-set-params.js';
import { BacktestsService } from './backtests.service.js';

@Controller('v1/sites/:siteId/rule-sets/:id/backtests')
@Allow('rules:write')
export class BacktestsController {
  constructor(private readonly backtests: BacktestsService) {}

  @Post()
  @HttpCode(202)
  postBacktest(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @CheckedBody(startBacktestSchema) body: StartBacktest,
  ): Promise<Backtest> {
    return this.backtests.start(caller, siteId, id, body);
  }

  @Get()
  @Allow('rules:read')
  async getBacktests(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
  ): Promise<Page<Backtest>> {
    return wholePage(await this.backtests.list(caller, siteId, id));
  }

  @Get(':backtest')
  @Allow('rules:read')
  getBacktest(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @Param('backtest') backtest: string,
  ): Promise<WholeBacktest> {
    return this.backtests.get(caller, siteId, id, backtest);
  }

  @Post(':backtest/cancel')
  @HttpCode(200)
  postCancel(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @Param('backtest') backtest: string,
    @CheckedBody(z.strictObject({})) _body: unknown,
  ): Promise<Backtest> {
    return this.backtests.cancel(caller, siteId, id, backtest);
  }
}
