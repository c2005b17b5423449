import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { createEndpointSchema, type EndpointObject } from '@palaver/contracts';
import { z } from 'zod';
import { ADMINS, Allow, EVERY_ROLE } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { type Page, wholePage } from '../requests/page.js';
import { type CreateEndpoint, EndpointsService } from './endpoints.service.js';

export const listEndpointsSchema = z.strictObject({ siteId: z.string().max(200).optional() });
type ListEndpoints = z.infer<typeof listEndpointsSchema>;

@Controller('v1/endpoints')
export class EndpointsController {
  constructor(private readonly endpoints: EndpointsService) {}

  @Post()
  @Allow(ADMINS)
  postEndpoint(
    @FromToken() caller: Caller,
    @CheckedBody(createEndpointSchema) body: CreateEndpoint,
  ): Promise<EndpointObject> {
    return this.endpoints.create(caller, body);
  }

  @Get()
  @Allow(EVERY_ROLE)
  async getEndpoints(
    @FromToken() caller: Caller,
    @CheckedQuery(listEndpointsSchema) { siteId }: ListEndpoints,
  ): Promise<Page<EndpointObject>> {
    return wholePage(await this.endpoints.list(caller, siteId));
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow(ADMINS)
  deleteEndpoint(@FromToken() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.endpoints.remove(caller, id);
  }
}
