import { Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { type Decide, decideSchema, nextReviewSchema } from '@palaver/contracts';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { type Page, wholePage } from '../requests/page.js';
import { readIfMatch } from './if-match.js';
import { type AnyReviewItem } from './review-items.js';
import { type NextItems, ReviewService } from './review.service.js';

@Controller('v1/review')
@Allow('review:decide')
export class ReviewController {
  constructor(private readonly review: ReviewService) {}

  @Post('next')
  @HttpCode(200)
  async postNext(
    @FromToken() caller: Caller,
    @CheckedBody(nextReviewSchema) body: NextItems,
  ): Promise<{ data: AnyReviewItem[] }> {
    return { data: await this.review.next(caller, body) };
  }

  @Get('claims')
  async getClaims(@FromToken() caller: Caller): Promise<Page<AnyReviewItem>> {
    return wholePage(await this.review.held(caller));
  }

  @Post('items/:id/decide')
  @HttpCode(200)
  postDecision(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(decideSchema) body: Decide,
  ): Promise<AnyReviewItem> {
    return this.review.decide(caller, id, readIfMatch(ifMatch), body);
  }

  @Post('items/:id/release')
  @HttpCode(204)
  postRelease(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(z.strictObject({})) _body: unknown,
  ): Promise<void> {
    return this.review.release(caller, id);
  }
}
