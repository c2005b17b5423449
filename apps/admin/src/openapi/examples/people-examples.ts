import { type PersonObject, type Preferences } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';

const ADA: PersonObject = {
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c22',
  email: 'ada@news.example',
  name: 'Ada',
  role: 'admin',
  sites: ['*'],
  sections: null,
  hasPassword: true,
  hasTotp: false,
  createdAt: '2026-01-31T09:00:00.000Z',
  createdBy: 'setup',
  disabledAt: null,
  lastSignInAt: null,
};
const BEN: PersonObject = {
  ...ADA,
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c20',
  email: 'ben@news.example',
  name: 'Ben',
  role: 'moderator',
  sites: ['news'],
  sections: ['sport'],
  hasPassword: false,
  createdAt: '2026-01-31T09:05:00.000Z',
  createdBy: 'person:018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c22',
};
const LINK = {
  url: 'https://admin.example/password#link_b3x0yPz6Qm2vT8sK4wR1nJ7cL5hF9dG0aE6uI2oY3tM',
  expiresAt: '2026-02-07T09:05:00.000Z',
  isMailed: false,
};
const PREFERENCES: Preferences = {
  language: 'de',
  theme: 'dark',
  density: 'compact',
  blur: 'severe',
  breakAfterMinutes: 90,
  keyboard: { enabled: true, keys: { approve: 'y' } },
  timeZone: 'Europe/Berlin',
  digest: { daily: true, hour: 7 },
  notices: { threat: true, self_harm: true, overdue: false, endpoint: true },
};

/** People and their sign-in, by operation. */
export const PEOPLE_EXAMPLES: Record<string, OperationExample> = {
  setUp: {
    body: {
      token: 'link_7Gk2bVx9mQd4tLs8wPz1cRf6yHn3eJa5uT0oXiW2vBk',
      email: 'ada@news.example',
      name: 'Ada',
      password: 'tin roof, slow harbour',
    },
    answer: ADA,
  },
  listPermissions: {
    answer: {
      data: [
        {
          name: 'review:decide',
          meaning: 'Takes items from the review queue and decides them.',
          roles: ['admin', 'lead', 'moderator'],
        },
      ],
      nextCursor: null,
    },
  },
  invitePerson: {
    body: { email: 'ben@news.example', name: 'Ben', role: 'moderator', sites: ['news'], sections: ['sport'] },
    answer: { ...BEN, link: LINK },
  },
  listNames: { answer: { data: [{ actor: `person:${ADA.id}`, name: 'Ada' }], nextCursor: null } },
  listPeople: { answer: { data: [ADA], nextCursor: null } },
  getPerson: { answer: BEN },
  changePerson: {
    headers: { 'if-match': '"3b1d5f7a9c0e4b2d8f6a1c3e5b7d9f01"' },
    body: { role: 'lead', sections: null },
    answer: { ...BEN, role: 'lead', sections: null },
  },
  createPersonLink: { body: {}, answer: LINK },
  removePersonTotp: { path: { personId: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c23' } },
  setPassword: {
    body: { token: 'link_b3x0yPz6Qm2vT8sK4wR1nJ7cL5hF9dG0aE6uI2oY3tM', password: 'forty-two paper boats' },
  },
  askPasswordReset: { body: { email: 'ada@news.example' } },
  signIn: { body: { email: 'ada@news.example', password: 'tin roof, slow harbour' } },
  getMe: {
    answer: {
      kind: 'person',
      id: ADA.id,
      name: 'Ada',
      role: 'admin',
      sites: ['*'],
      sections: null,
      permissions: ['sites:read', 'review:decide'],
    },
  },
  getMyPreferences: { answer: PREFERENCES },
  putMyPreferences: { body: PREFERENCES, answer: PREFERENCES },
  listMySessions: {
    answer: {
      data: [
        {
          id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c21',
          createdAt: '2026-01-31T09:10:00.000Z',
          lastSeenAt: '2026-01-31T09:40:00.000Z',
          endsAt: '2026-01-31T21:10:00.000Z',
          agent: 'Mozilla/5.0',
          isThis: true,
        },
      ],
      nextCursor: null,
    },
  },
  proposeTotp: {
    body: { password: 'tin roof, slow harbour' },
    answer: {
      secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      uri: 'otpauth://totp/Palaver%3Aada%40news.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Palaver&algorithm=SHA1&digits=6&period=30',
    },
  },
  confirmTotp: { body: { code: '492039' }, answer: { recoveryCodes: ['abcd-efgh-ijkl-mnop'] } },
  removeTotp: { body: { password: 'tin roof, slow harbour' } },
  changePassword: { body: { current: 'tin roof, slow harbour', password: 'slow ferry to the lighthouse' } },
};
