import { Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import {
  type ChangeQueue,
  changeQueueSchema,
  type CountedQueue,
  type CreateQueue,
  createQueueSchema,
  type QueuesQuery,
  queuesQuerySchema,
  type ReviewQueueObject,
} from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { readEtag } from '../requests/etag.js';
import { type Page, wholePage } from '../requests/page.js';
import { QueuesService, type TaggedQueue } from './queues.service.js';

const SO = 'nobody undoes what somebody else has set';

@Controller('v1')
@Allow('queues:manage')
export class QueuesController {
  constructor(private readonly queues: QueuesService) {}

  @Get('review/queues')
  @Allow('review:read')
  getCounts(
    @FromToken() caller: Caller,
    @CheckedQuery(queuesQuerySchema) query: QueuesQuery,
  ): Promise<Page<CountedQueue>> {
    return this.queues.counted(caller, query);
  }

  @Get('sites/:siteId/queues')
  @Allow('review:read')
  async getQueues(@FromToken() caller: Caller, @Param('siteId') siteId: string): Promise<Page<ReviewQueueObject>> {
    return wholePage(await this.queues.list(caller, siteId));
  }

  @Post('sites/:siteId/queues')
  async postQueue(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @CheckedBody(createQueueSchema) body: CreateQueue,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewQueueObject> {
    return tagged(reply, await this.queues.create(caller, siteId, body));
  }

  @Get('sites/:siteId/queues/:queue')
  @Allow('review:read')
  async getQueue(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('queue') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewQueueObject> {
    return tagged(reply, await this.queues.get(caller, siteId, id));
  }

  @Patch('sites/:siteId/queues/:queue')
  async patchQueue(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('queue') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(changeQueueSchema) body: ChangeQueue,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewQueueObject> {
    return tagged(reply, await this.queues.change(caller, siteId, id, readEtag(ifMatch, 'queue', SO), body));
  }

  @Delete('sites/:siteId/queues/:queue')
  @HttpCode(204)
  deleteQueue(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('queue') id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.queues.remove(caller, siteId, id, readEtag(ifMatch, 'queue', SO));
  }
}

function tagged(reply: FastifyReply, { etag, queue }: TaggedQueue): ReviewQueueObject {
  void reply.header('etag', etag);
  return queue;
}
