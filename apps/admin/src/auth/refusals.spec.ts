import { describe, expect, it } from '@jest/globals';
import { Refusals } from './refusals.js';

const BEN = { actor: 'person:ben', role: 'moderator' };

describe('what callers were refused', () => {
  it('is told once a minute for each caller and route', async () => {
    const told: string[] = [];
    let now = 0;
    const note = (refusal: { actor: string; route: string }) => {
      told.push(`${refusal.actor} ${refusal.route} at ${now}`);
      return Promise.resolve();
    };
    const refusals = new Refusals({ note }, () => now);
    for (now of [0, 59_999, 60_000]) {
      await refusals.note({ ...BEN, route: 'GET /v1/audit' });
    }
    await refusals.note({ ...BEN, route: 'POST /v1/sites' });
    await refusals.note({ actor: 'token:desk', role: 'analyst', route: 'POST /v1/sites' });
    expect(told).toEqual([
      'person:ben GET /v1/audit at 0',
      'person:ben GET /v1/audit at 60000',
      'person:ben POST /v1/sites at 60000',
      'token:desk POST /v1/sites at 60000',
    ]);
  });
});
