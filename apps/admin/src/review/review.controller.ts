import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { nextReviewSchema } from '@palaver/contracts';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { type Page, wholePage } from '../requests/page.js';
import { ClaimsService } from './claims.service.js';
import { type AnyReviewItem } from './review-items.js';
import { type NextItems, type NextQuery, ReviewService } from './review.service.js';

const nothing = z.strictObject({});

/** What a caller takes and holds. */
@Controller('v1/review')
@Allow('review:decide')
export class ReviewController {
  constructor(
    private readonly review: ReviewService,
    private readonly claims: ClaimsService,
  ) {}

  @Post('next')
  @HttpCode(200)
  postNext(@FromToken() caller: Caller, @CheckedBody(nextReviewSchema) body: NextQuery): Promise<NextItems> {
    return this.review.next(caller, body);
  }

  @Get('claims')
  async getClaims(@FromToken() caller: Caller): Promise<Page<AnyReviewItem>> {
    return wholePage(await this.review.held(caller));
  }

  @Post('claims/heartbeat')
  @HttpCode(200)
  postHeartbeats(
    @FromToken() caller: Caller,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<{ data: { id: string; until: string }[] }> {
    return this.claims.heartbeatAll(caller);
  }

  @Post('claims/release')
  @HttpCode(200)
  postReleases(@FromToken() caller: Caller, @CheckedBody(nothing) _body: unknown): Promise<{ released: string[] }> {
    return this.claims.releaseAll(caller);
  }
}
