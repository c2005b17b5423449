import { Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  type Decide,
  decideSchema,
  type Escalate,
  escalateSchema,
  type ItemsQuery,
  itemsQuerySchema,
  type OpenItem,
  openItemSchema,
} from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { tagged } from '../requests/etag.js';
import { type Page } from '../requests/page.js';
import { ActsService } from './acts.service.js';
import { readIfMatch } from './if-match.js';
import { type AnyReviewItem } from './review-items.js';
import { ReviewService } from './review.service.js';

const nothing = z.strictObject({});

/** Items, and what is decided about them. */
@Controller('v1/review/items')
@Allow('review:decide')
export class ItemsController {
  constructor(
    private readonly review: ReviewService,
    private readonly acts: ActsService,
  ) {}

  @Get()
  @Allow('review:read')
  getItems(
    @FromToken() caller: Caller,
    @CheckedQuery(itemsQuerySchema) query: ItemsQuery,
  ): Promise<Page<AnyReviewItem>> {
    return this.review.list(caller, query);
  }

  @Post()
  @HttpCode(200)
  async postItem(@FromToken() caller: Caller, @CheckedBody(openItemSchema) body: OpenItem): Promise<AnyReviewItem> {
    return (await this.acts.open(caller, body)).item;
  }

  @Get(':id')
  @Allow('review:read')
  async getItem(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnyReviewItem> {
    return tagged(reply, await this.review.get(caller, id));
  }

  @Post(':id/decide')
  @HttpCode(200)
  postDecision(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(decideSchema) body: Decide,
  ): Promise<AnyReviewItem> {
    return this.review.decide(caller, id, readIfMatch(ifMatch), body);
  }

  @Post(':id/escalate')
  @HttpCode(200)
  postEscalation(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(escalateSchema) body: Escalate,
  ): Promise<AnyReviewItem> {
    return this.acts.escalate(caller, id, body);
  }

  @Post(':id/de-escalate')
  @HttpCode(200)
  postDeEscalation(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<AnyReviewItem> {
    return this.acts.deEscalate(caller, id);
  }

  @Post(':id/second-opinion')
  @HttpCode(200)
  postOpinion(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(decideSchema) body: Decide,
  ): Promise<AnyReviewItem> {
    return this.acts.askAnother(caller, id, body);
  }

  @Post(':id/skip')
  @HttpCode(204)
  postSkip(@FromToken() caller: Caller, @Param('id') id: string, @CheckedBody(nothing) _body: unknown): Promise<void> {
    return this.acts.skip(caller, id);
  }

  @Post(':id/unskip')
  @HttpCode(200)
  postUnskip(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(nothing) _body: unknown,
  ): Promise<AnyReviewItem> {
    return this.acts.unskip(caller, id);
  }
}
