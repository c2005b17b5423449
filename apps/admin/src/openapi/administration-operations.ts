import {
  apiTokenSchema,
  auditEntrySchema,
  auditQuerySchema,
  changeSiteSchema,
  createTokenSchema,
  pageQuerySchema,
  siteKeySchema,
  siteSchema,
  siteSecretSchema,
} from '@palaver/contracts';
import { z } from 'zod';
import { type Operation } from './operation.js';
import { page } from './page-answer.js';

const SITE = '/v1/sites/{siteId}';
const nothing = z.strictObject({});

/** Settings and secrets of sites, and the tokens of people and programs. */
export const administrationOperations: Operation[] = [
  {
    method: 'patch',
    path: SITE,
    id: 'changeSite',
    summary: 'Change what is sent of a site; it acts within two seconds. If-Match holds its etag.',
    body: changeSiteSchema,
    conditional: true,
    status: 200,
    answer: siteSchema,
    refusals: [412, 428],
  },
  {
    method: 'post',
    path: `${SITE}/keys/{keyId}/rotate`,
    id: 'rotateKey',
    summary: 'Create a key with the name and scopes of this one, which ends after 24 hours.',
    body: nothing,
    status: 201,
    answer: siteKeySchema,
  },
  {
    method: 'get',
    path: `${SITE}/secrets`,
    id: 'listSecrets',
    summary: 'The live secrets a site signs its webhooks with, without the secrets themselves.',
    status: 200,
    answer: page(siteSecretSchema),
  },
  {
    method: 'post',
    path: `${SITE}/secrets/rotate`,
    id: 'rotateSecrets',
    summary: 'Create a secret and let the ones there are end after 24 hours. It is in this answer and nowhere else.',
    body: nothing,
    status: 201,
    answer: siteSecretSchema,
  },
  {
    method: 'delete',
    path: `${SITE}/secrets/{secretId}`,
    id: 'revokeSecret',
    summary: 'End a secret at once, unless it is the only one.',
    status: 204,
    refusals: [409],
  },
  {
    method: 'post',
    path: '/v1/tokens',
    id: 'createToken',
    summary: 'Create a token that opens no more than the one it is made with. It is in this answer and nowhere else.',
    body: createTokenSchema,
    status: 201,
    answer: apiTokenSchema,
  },
  {
    method: 'get',
    path: '/v1/tokens',
    id: 'listTokens',
    summary: 'The tokens that open none but the sites of this one, oldest first.',
    query: pageQuerySchema,
    status: 200,
    answer: page(apiTokenSchema),
    refusals: [400],
  },
  { method: 'delete', path: '/v1/tokens/{tokenId}', id: 'revokeToken', summary: 'End a token at once.', status: 204 },
  {
    method: 'get',
    path: '/v1/audit',
    id: 'listAudit',
    summary: 'Who did what, newest first; only what meets every filter that is given.',
    query: auditQuerySchema,
    status: 200,
    answer: page(auditEntrySchema),
    refusals: [400],
  },
];
