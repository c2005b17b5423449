import { type BeforeApplicationShutdown, Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { readPlace } from './live-place.js';
import { LiveService } from './live.service.js';
import { StillIn } from './still-in.js';

@Controller('v1/live')
@Allow('review:read')
export class LiveController implements BeforeApplicationShutdown {
  constructor(
    private readonly live: LiveService,
    private readonly stillIn: StillIn,
  ) {}

  @Get()
  async getLive(
    @FromToken() caller: Caller,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const from = readPlace(lastEventId);
    this.live.admit(caller);
    reply.hijack();
    const headers = {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    };
    reply.raw.writeHead(200, headers as Record<string, string>);
    await this.live.open(caller, reply.raw, from, () => this.stillIn.check(request)).catch(() => undefined);
  }

  beforeApplicationShutdown(): void {
    this.live.stop();
  }
}
