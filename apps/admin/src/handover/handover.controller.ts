import { Controller, Get, Param } from '@nestjs/common';
import { type Handover, type HandoverQuery, handoverQuerySchema } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedQuery } from '../requests/body.pipe.js';
import { HandoverService } from './handover.service.js';

@Controller('v1/sites/:siteId/handover')
@Allow('review:read')
export class HandoverController {
  constructor(private readonly handover: HandoverService) {}

  @Get()
  getHandover(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedQuery(handoverQuerySchema) query: HandoverQuery,
  ): Promise<Handover> {
    return this.handover.read(caller, siteId, query);
  }
}
