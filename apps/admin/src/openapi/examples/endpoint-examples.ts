import { type DeliveryObject, type EndpointObject, type TestSend, type WholeDelivery } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';

const ENDPOINT: EndpointObject = {
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c03',
  siteId: 'news',
  url: 'https://news.example/palaver',
  types: ['comment.moderated'],
  enabled: true,
  createdAt: '2026-01-31T09:02:00.000Z',
  etag: 'a3c5a1f7e9b3d48a6b2e4d6f8a0c1e3b',
  failures: 0,
  failingSince: null,
  breakerOpenedAt: null,
  disabledAt: null,
  disabledReason: null,
  previousSecretEndsAt: null,
};
const TESTED: TestSend = {
  delivered: false,
  messageId: 'msg_0b6a3c9d5e7f41a2b8c4d6e8f0a1b2c4',
  status: null,
  latencyMs: 12,
  error: 'The name news.example is not known.',
};
const DELIVERY: DeliveryObject = {
  id: 'decision.1.c-1017',
  endpointId: ENDPOINT.id,
  siteId: 'news',
  messageId: 'msg_0b6a3c9d5e7f41a2b8c4d6e8f0a1b2c3',
  type: 'comment.moderated',
  subjectId: 'c-1017',
  version: 1,
  state: 'delivered',
  attempts: 1,
  createdAt: '2026-01-31T12:00:01.000Z',
  nextAt: null,
  deliveredAt: '2026-01-31T12:00:01.200Z',
  status: 204,
  error: null,
};
const WHOLE: WholeDelivery = {
  ...DELIVERY,
  tries: [
    {
      attempt: 1,
      at: '2026-01-31T12:00:01.100Z',
      status: 204,
      error: null,
      latencyMs: 92,
      body: '{"type":"comment.moderated","timestamp":"2026-01-31T12:00:01.000Z","data":{"id":"c-1017"}}',
    },
  ],
};
const path = { id: ENDPOINT.id };
const one = { ...path, delivery: DELIVERY.id };

/** Where sites are called back and what was sent there, by operation. */
export const ENDPOINT_EXAMPLES: Record<string, OperationExample> = {
  createEndpoint: {
    body: { siteId: 'news', url: 'https://news.example/palaver', types: ['comment.moderated'] },
    answer: { ...ENDPOINT, secret: 'whsec_b4zkJ0vQn1mYw9sXe2rTc6uHg3aLd8fPq5iVoKj7NxE=' },
  },
  listEndpoints: { query: { siteId: 'news' }, answer: { data: [ENDPOINT], nextCursor: null } },
  getEndpoint: { path, answer: ENDPOINT },
  changeEndpoint: {
    path,
    headers: { 'if-match': ENDPOINT.etag },
    body: { types: ['comment.moderated', 'endpoint.disabled'] },
    answer: { ...ENDPOINT, types: ['comment.moderated', 'endpoint.disabled'] },
  },
  deleteEndpoint: { path },
  rotateEndpointSecret: {
    path,
    body: {},
    answer: {
      ...ENDPOINT,
      previousSecretEndsAt: '2026-02-01T09:02:00.000Z',
      secret: 'whsec_mYw9sXe2rTc6uHg3aLd8fPq5iVoKj7NxEb4zkJ0vQn1=',
    },
  },
  testEndpoint: { path, body: {}, answer: TESTED },
  listDeliveries: { path, query: { state: 'delivered' }, answer: { data: [DELIVERY], nextCursor: null } },
  getDelivery: { path: one, answer: WHOLE },
  replayDelivery: {
    path: one,
    body: {},
    answer: { ...DELIVERY, state: 'due', nextAt: '2026-01-31T13:00:00.000Z', deliveredAt: null, status: null },
  },
  replayDeliveries: { path, body: { states: ['dead'] }, answer: { replayed: 3, continueFrom: null } },
};
