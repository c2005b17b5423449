import { Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import { type Sampling, samplingSchema } from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody } from '../requests/body.pipe.js';
import { readEtag } from '../requests/etag.js';
import { SamplingService, type TaggedSampling } from './sampling.service.js';

@Controller('v1/sites/:siteId/sampling')
@Allow('review:lead')
export class SamplingController {
  constructor(private readonly service: SamplingService) {}

  @Get()
  async getSampling(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sampling> {
    return tagged(reply, await this.service.get(caller, siteId));
  }

  @Put()
  async putSampling(
    @FromToken() caller: Caller,
    @Param('siteId') siteId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(samplingSchema) body: Sampling,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sampling> {
    const expected = readEtag(ifMatch, 'sampling', 'nobody undoes what somebody else has set');
    return tagged(reply, await this.service.set(caller, siteId, expected, body));
  }
}

function tagged(reply: FastifyReply, { etag, sampling }: TaggedSampling): Sampling {
  void reply.header('etag', etag);
  return sampling;
}
