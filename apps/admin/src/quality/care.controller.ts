import { Controller, Get, Put } from '@nestjs/common';
import { type Care, careSchema } from '@palaver/contracts';
import { CareRepository } from '@palaver/persistence';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';

/** What callers set for their own good; nobody else sees or sets it. */
@Controller('v1/me/care')
@Allow('review:decide')
export class CareController {
  constructor(private readonly care: CareRepository) {}

  @Get()
  getCare(@FromToken() caller: Caller): Promise<Care> {
    return this.care.read(caller);
  }

  @Put()
  async putCare(@FromToken() caller: Caller, @CheckedBody(careSchema) body: Care): Promise<Care> {
    await this.care.set(caller, body);
    return body;
  }
}
