import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { send } from './answer.js';
import { Authenticator } from './authenticator.js';
import { EventIntake } from './intake/event-intake.js';

@Controller('v1')
export class EventsController {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly intake: EventIntake,
  ) {}

  @Post('events')
  async postEvents(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = await this.authenticator.byKey(request, reply, 'comments:write');
    send(reply, await this.intake.takeEvents(caller, request));
  }

  @Post('sites/:siteId/events')
  async postSiteEvents(
    @Param('siteId') siteId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const caller = this.authenticator.bySignature(siteId, request, reply);
    send(reply, await this.intake.takeEvents(caller, request));
  }

  @Post('comments')
  async postComment(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = await this.authenticator.byKey(request, reply, 'comments:write');
    send(reply, await this.intake.takeComment(caller, request));
  }
}
