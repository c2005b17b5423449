import { type ApiTokenObject } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';

const TOKEN: ApiTokenObject = {
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c08',
  name: 'desk',
  role: 'moderator',
  sites: ['news'],
  sections: null,
  prefix: 'pat_7Gk2',
  createdAt: '2026-01-31T09:03:00.000Z',
  createdBy: 'token:operations',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
};

/** The tokens of people and programs, by operation. */
export const TOKEN_EXAMPLES: Record<string, OperationExample> = {
  createToken: {
    body: { name: 'desk', role: 'moderator', sites: ['news'] },
    answer: { ...TOKEN, token: 'pat_7Gk2bVx9mQd4tLs8wPz1cRf6yHn3eJa5' },
  },
  listTokens: { answer: { data: [{ ...TOKEN, id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c0a' }], nextCursor: null } },
  revokeToken: { path: { tokenId: TOKEN.id } },
};
