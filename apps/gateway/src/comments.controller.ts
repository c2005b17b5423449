import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { send } from './answer.js';
import { Authenticator } from './authenticator.js';
import { Evaluations } from './evaluations.js';
import { CommentReads } from './reads/comment-reads.js';

@Controller('v1')
export class CommentsController {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly reads: CommentReads,
    private readonly evaluations: Evaluations,
  ) {}

  @Get('comments/:id')
  async getComment(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { siteId } = await this.authenticator.byKey(request, reply, 'comments:read');
    send(reply, await this.reads.comment(siteId, id));
  }

  @Get('comments/:id/decisions')
  async getDecisions(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { siteId } = await this.authenticator.byKey(request, reply, 'comments:read');
    send(reply, await this.reads.decisions(siteId, id));
  }

  @Get('decisions')
  async getFeed(@Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { siteId } = await this.authenticator.byKey(request, reply, 'comments:read');
    send(reply, await this.reads.feed(siteId, query));
  }

  @Post('evaluations')
  async postEvaluation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = await this.authenticator.byKey(request, reply, 'evaluations');
    send(reply, await this.evaluations.evaluateOnly(caller, request.body));
  }
}
