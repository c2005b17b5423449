import { Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import {
  type ChangeEndpoint,
  changeEndpointSchema,
  createEndpointSchema,
  type EndpointObject,
  type TestSend,
} from '@palaver/contracts';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { readEtag, tagged } from '../requests/etag.js';
import { type Page, wholePage } from '../requests/page.js';
import { EndpointTester } from './endpoint-tester.js';
import { type CreateEndpoint, EndpointsService } from './endpoints.service.js';

export const listEndpointsSchema = z.strictObject({ siteId: z.string().max(200).optional() });
type ListEndpoints = z.infer<typeof listEndpointsSchema>;

@Controller('v1/endpoints')
@Allow('endpoints:manage')
export class EndpointsController {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly tester: EndpointTester,
  ) {}

  @Post()
  async postEndpoint(
    @FromToken() caller: Caller,
    @CheckedBody(createEndpointSchema) body: CreateEndpoint,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EndpointObject> {
    return tagged(reply, await this.endpoints.create(caller, body));
  }

  @Get()
  @Allow('endpoints:read')
  async getEndpoints(
    @FromToken() caller: Caller,
    @CheckedQuery(listEndpointsSchema) { siteId }: ListEndpoints,
  ): Promise<Page<EndpointObject>> {
    return wholePage(await this.endpoints.list(caller, siteId));
  }

  @Get(':id')
  @Allow('endpoints:read')
  async getEndpoint(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EndpointObject> {
    return tagged(reply, await this.endpoints.get(caller, id));
  }

  @Patch(':id')
  async patchEndpoint(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CheckedBody(changeEndpointSchema) body: ChangeEndpoint,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EndpointObject> {
    return tagged(
      reply,
      await this.endpoints.change(
        caller,
        id,
        readEtag(ifMatch, 'endpoint', 'nobody changes what he has not seen'),
        body,
      ),
    );
  }

  @Delete(':id')
  @HttpCode(204)
  deleteEndpoint(@FromToken() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.endpoints.remove(caller, id);
  }

  @Post(':id/rotate-secret')
  postRotation(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(z.strictObject({})) _body: unknown,
  ): Promise<EndpointObject> {
    return this.endpoints.rotateSecret(caller, id);
  }

  @Post(':id/test')
  @HttpCode(200)
  postTest(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(z.strictObject({})) _body: unknown,
  ): Promise<TestSend> {
    return this.tester.send(caller, id);
  }
}
