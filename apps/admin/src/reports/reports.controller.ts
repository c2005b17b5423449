import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Reporter, type ReportObject, type ReportQuery, reportQuerySchema } from '@palaver/contracts';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { ReportsService } from './reports.service.js';

const nothing = z.strictObject({});

@Controller('v1/sites/:siteId')
@Allow('review:read')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Get('reports')
  getReports(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedQuery(reportQuerySchema) query: ReportQuery,
  ): Promise<Page<ReportObject>> {
    return this.reports.list(caller, siteId, query);
  }

  @Get('comments/:id/reports')
  getReportsOf(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('id') id: string,
    @CheckedQuery(reportQuerySchema) query: ReportQuery,
  ): Promise<Page<ReportObject>> {
    return this.reports.listOf(caller, siteId, id, query);
  }

  @Get('reporters/:reporter')
  getReporter(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('reporter') reporter: string,
  ): Promise<Reporter> {
    return this.reports.reporter(caller, siteId, reporter);
  }

  @Post('reporters/:reporter/mute')
  @HttpCode(200)
  @Allow('authors:sanction')
  postMute(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('reporter') reporter: string,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<Reporter> {
    return this.reports.mute(caller, siteId, reporter);
  }

  @Post('reporters/:reporter/unmute')
  @HttpCode(200)
  @Allow('authors:sanction')
  postUnmute(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('reporter') reporter: string,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<Reporter> {
    return this.reports.unmute(caller, siteId, reporter);
  }
}
