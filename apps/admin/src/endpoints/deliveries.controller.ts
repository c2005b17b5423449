import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  type DeliveryObject,
  type ListDeliveries,
  listDeliveriesSchema,
  type Replay,
  type Replayed,
  replaySchema,
  type WholeDelivery,
} from '@palaver/contracts';
import { z } from 'zod';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { CheckedBody, CheckedQuery } from '../requests/body.pipe.js';
import { type Page } from '../requests/page.js';
import { DeliveriesService } from './deliveries.service.js';

@Controller('v1/endpoints/:id')
@Allow('endpoints:manage')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get('deliveries')
  @Allow('deliveries:read')
  getDeliveries(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedQuery(listDeliveriesSchema) query: ListDeliveries,
  ): Promise<Page<DeliveryObject>> {
    return this.deliveries.list(caller, id, query);
  }

  @Get('deliveries/:delivery')
  @Allow('deliveries:read')
  getDelivery(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @Param('delivery') delivery: string,
  ): Promise<WholeDelivery> {
    return this.deliveries.get(caller, id, delivery);
  }

  @Post('deliveries/:delivery/replay')
  @HttpCode(202)
  postReplayOfOne(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @Param('delivery') delivery: string,
    @CheckedBody(z.strictObject({})) _body: unknown,
  ): Promise<DeliveryObject> {
    return this.deliveries.replayOne(caller, id, delivery);
  }

  @Post('replay')
  @HttpCode(202)
  postReplay(
    @FromToken() caller: Caller,
    @Param('id') id: string,
    @CheckedBody(replaySchema) body: Replay,
  ): Promise<Replayed> {
    return this.deliveries.replay(caller, id, body);
  }
}
