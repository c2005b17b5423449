import { Controller, Get, Put } from '@nestjs/common';
import { type Care, careSchema } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { CareService } from './care.service.js';

/** What callers set for their own good; nobody else sees or sets it. */
@Controller('v1/me/care')
@Allow('review:decide')
export class CareController {
  constructor(private readonly care: CareService) {}

  @Get()
  getCare(@FromToken() caller: Caller): Promise<Care> {
    return this.care.read(caller);
  }

  @Put()
  putCare(@FromToken() caller: Caller, @CheckedBody(careSchema) body: Care): Promise<Care> {
    return this.care.set(caller, body);
  }
}
