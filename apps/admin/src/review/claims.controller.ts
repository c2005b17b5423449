import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Colleague, type HandOver, handOverSchema } from '@palaver/contracts';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { ClaimsService } from './claims.service.js';
import { type AnyReviewItem } from './review-items.js';

const nothing = z.strictObject({});

/** In whose hands one item is. */
@Controller('v1/review/items/:id')
@Allow('review:decide')
export class ClaimsController {
  constructor(private readonly claims: ClaimsService) {}

  @Post('claim')
  @HttpCode(200)
  postClaim(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<AnyReviewItem> {
    return this.claims.take(caller, id);
  }

  @Post('heartbeat')
  @HttpCode(200)
  postHeartbeat(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<{ until: string }> {
    return this.claims.heartbeat(caller, id);
  }

  @Post('release')
  @HttpCode(204)
  postRelease(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<void> {
    return this.claims.release(caller, id);
  }

  @Get('colleagues')
  getColleagues(@FromToken() caller: Caller, @Param('id') id: string): Promise<{ data: Colleague[] }> {
    return this.claims.colleagues(caller, id);
  }

  @Post('hand-over')
  @HttpCode(200)
  postHandOver(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(handOverSchema) { to }: HandOver,
  ): Promise<AnyReviewItem> {
    return this.claims.handOver(caller, id, to);
  }

  @Post('viewing')
  @HttpCode(200)
  postViewing(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<{ viewing: string[] }> {
    return this.claims.look(caller, id);
  }
}
