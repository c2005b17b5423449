import { Controller, Get } from '@nestjs/common';
import { type OwnWork, type OwnWorkQuery, ownWorkQuerySchema } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedQuery } from '../requests/body.pipe.js';
import { OwnWorkService } from './own-work.service.js';

@Controller('v1/me/work')
@Allow('review:decide')
export class OwnWorkController {
  constructor(private readonly work: OwnWorkService) {}

  @Get()
  getWork(@FromToken() caller: Caller, @CheckedQuery(ownWorkQuerySchema) query: OwnWorkQuery): Promise<OwnWork> {
    return this.work.read(caller, query);
  }
}
