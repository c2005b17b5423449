import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type ReleaseBrake, releaseBrakeSchema, type RuleSetVersionObject } from '@palaver/contracts';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { BrakeService } from './brake.service.js';
import { RuleSetId, VersionNumber } from './rule-set-params.js';

@Controller('v1/sites/:siteId/rule-sets/:id/versions/:version/brake')
@Allow('rules:publish')
export class BrakeController {
  constructor(private readonly brakes: BrakeService) {}

  @Post('release')
  @HttpCode(200)
  postRelease(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @RuleSetId() id: string,
    @VersionNumber() version: number,
    @CheckedBody(releaseBrakeSchema) body: ReleaseBrake,
  ): Promise<RuleSetVersionObject> {
    return this.brakes.release(caller, siteId, { id, version }, body);
  }
}
