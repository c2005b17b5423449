import {
  changeEndpointSchema,
  createEndpointSchema,
  deliverySchema,
  endpointSchema,
  listDeliveriesSchema,
  replayedSchema,
  replaySchema,
  testSendSchema,
  wholeDeliverySchema,
} from '@palaver/contracts';
import { z } from 'zod';
import { type Operation } from './operation.js';

const ENDPOINTS = '/v1/endpoints';
const ENDPOINT = `${ENDPOINTS}/{id}`;
const DELIVERY = `${ENDPOINT}/deliveries/{delivery}`;
const nothing = z.strictObject({});
const page = (item: z.ZodType) => z.strictObject({ data: z.array(item), nextCursor: z.string().nullable() });

/** Where sites are called back, what was sent there, and what is sent again. */
export const endpointOperations: Operation[] = [
  {
    method: 'post',
    path: ENDPOINTS,
    id: 'createEndpoint',
    summary: 'Have a site called back. The secret that signs the calls is in this answer and nowhere else.',
    body: createEndpointSchema,
    status: 201,
    answer: endpointSchema,
  },
  {
    method: 'get',
    path: ENDPOINTS,
    id: 'listEndpoints',
    summary: 'Where sites are called back.',
    query: z.strictObject({ siteId: z.string().optional() }),
    status: 200,
    answer: page(endpointSchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: ENDPOINT,
    id: 'getEndpoint',
    summary: 'One endpoint, how it fares, and the etag to change it by.',
    status: 200,
    answer: endpointSchema,
  },
  {
    method: 'patch',
    path: ENDPOINT,
    id: 'changeEndpoint',
    summary: 'Change address or types, switch off, or on again. If-Match holds its etag; 412 brings it as it is now.',
    body: changeEndpointSchema,
    conditional: true,
    status: 200,
    answer: endpointSchema,
    refusals: [412, 428],
  },
  { method: 'delete', path: ENDPOINT, id: 'deleteEndpoint', summary: 'Call this address no more.', status: 204 },
  {
    method: 'post',
    path: `${ENDPOINT}/rotate-secret`,
    id: 'rotateEndpointSecret',
    summary: 'A new secret, in this answer and nowhere else. The one before signs beside it for 24 hours.',
    body: nothing,
    status: 201,
    answer: endpointSchema,
  },
  {
    method: 'post',
    path: `${ENDPOINT}/test`,
    id: 'testEndpoint',
    summary: 'Send a message of the type endpoint.test now, and say how it went.',
    body: nothing,
    status: 200,
    answer: testSendSchema,
  },
  {
    method: 'get',
    path: `${ENDPOINT}/deliveries`,
    id: 'listDeliveries',
    summary: 'Messages of an endpoint, newest first; those that have ended are kept for seven days.',
    query: listDeliveriesSchema,
    status: 200,
    answer: page(deliverySchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: DELIVERY,
    id: 'getDelivery',
    summary: 'One message with its tries: what was sent, to the byte, and what came back.',
    status: 200,
    answer: wholeDeliverySchema,
  },
  {
    method: 'post',
    path: `${DELIVERY}/replay`,
    id: 'replayDelivery',
    summary: 'Send one message again, as the comment stands now.',
    body: nothing,
    status: 202,
    answer: deliverySchema,
    refusals: [409],
  },
  {
    method: 'post',
    path: `${ENDPOINT}/replay`,
    id: 'replayDeliveries',
    summary:
      'Send again what is dead, or was delivered, by when it was first owed; the newest decision of each comment.',
    body: replaySchema,
    status: 202,
    answer: replayedSchema,
    refusals: [409],
  },
];
