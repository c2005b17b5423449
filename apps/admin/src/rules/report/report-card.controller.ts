import { Controller, Get, Param } from '@nestjs/common';
import { type ReportCard, type ReportCardQuery, reportCardQuerySchema } from '@palaver/contracts';
import { Allow } from '../../auth/allow.js';
import { type Caller, FromToken } from '../../auth/caller.js';
import { CheckedQuery } from '../../requests/body.pipe.js';
import { RuleSetId } from '../rule-set-params.js';
import { ReportCardService } from './report-card.service.js';

@Controller('v1/sites/:siteId/rule-sets/:id/report-card')
@Allow('rules:read')
export class ReportCardController {
  constructor(private readonly reports: ReportCardService) {}

  @Get()
  getReportCard(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @CheckedQuery(reportCardQuerySchema) { days }: ReportCardQuery,
  ): Promise<ReportCard> {
    return this.reports.get(caller, siteId, id, days);
  }
}
