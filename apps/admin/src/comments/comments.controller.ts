import { Controller, Get, Param, Res } from '@nestjs/common';
import { type CommentHistory, type Decision, type ReviewComment } from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { type Page, wholePage } from '../requests/page.js';
import { CommentsService } from './comments.service.js';

@Controller('v1/sites/:siteId/comments/:id')
@Allow('comments:read')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Get()
  async getComment(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewComment> {
    const { etag, comment } = await this.comments.get(caller, siteId, id);
    void reply.header('etag', etag);
    return comment;
  }

  @Get('history')
  getHistory(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('id') id: string,
  ): Promise<CommentHistory> {
    return this.comments.history(caller, siteId, id);
  }

  @Get('decisions')
  async getDecisions(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Param('id') id: string,
  ): Promise<Page<Decision>> {
    return wholePage(await this.comments.decisions(caller, siteId, id));
  }
}
