import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authorStrikesSchema } from '@palaver/contracts';
import { comment, envelope } from '../support/gateway-house.js';
import { Receiver } from '../support/receiver.js';
import { NewsroomHouse, until } from './newsroom-house.js';

let house: NewsroomHouse;
const receiver = new Receiver();
beforeAll(async () => {
  await receiver.open();
  house = await NewsroomHouse.open();
  const types = ['author.sanctioned'];
  await house.act('/v1/endpoints', { siteId: 'news', url: `${receiver.url}/told`, types });
  await setPolicy(POLICY);
});
afterAll(async () => {
  await house.close();
  receiver.close();
});

const SITE = '/v1/sites/news';
const POLICY = {
  weights: [
    { reason: 'insult', points: 1, days: 30 },
    { reason: 'threat', points: 5, days: 365 },
  ],
  steps: [
    { points: 2, kind: 'premoderate', days: 7, act: 'propose' },
    { points: 4, kind: 'suspend', days: 14, act: 'impose' },
  ],
};
async function setPolicy(strikes: unknown) {
  const { headers } = await house.look(SITE);
  const answer = await house.act(SITE, { strikes }, { 'if-match': headers.get('etag') ?? '' }, undefined, 'PATCH');
  return answer;
}
const pathOf = (name: string) => `${SITE}/authors/id:${name}`;
const send = async (name: string) => {
  const sent = comment({ text: 'Well said.', author: { id: name, username: name } });
  const answer = await house.send(sent, { prefer: 'wait=10' });
  return { id: sent.id, action: (answer.body as { decision: { action: string } }).decision.action };
};
const decide = async (id: string, action: string, reasonCode?: string) => {
  const decidedAt = new Date().toISOString();
  expect((await house.event(envelope('comment.decided', { id, action, reasonCode, decidedAt }))).status).toBe(202);
};
const strikesOf = async (name: string) => authorStrikesSchema.parse((await house.look(`${pathOf(name)}/strikes`)).body);
const sanctionsOf = async (name: string) =>
  (await house.look(`${pathOf(name)}/sanctions`)).body.data as unknown as Record<string, unknown>[];

describe('strikes', () => {
  it('add up to what the site makes of them: proposed first, then imposed, told and acting', async () => {
    const ids: string[] = [];
    for (const n of [1, 2]) {
      ids.push((await send('ann')).id);
      await decide(ids.at(-1) ?? '', 'reject', 'insult');
      const { points, strikes } = await strikesOf('ann');
      expect([points, strikes.length]).toEqual([n, n]);
    }
    expect(await sanctionsOf('ann')).toMatchObject([
      { kind: 'premoderate', state: 'proposed', reason: 'insult', createdBy: 'strikes', since: null },
    ]);
    expect((await send('ann')).action).toBe('approve');
    for (const _ of [3, 4]) {
      const { id } = await send('ann');
      await decide(id, 'reject', 'insult');
    }
    expect(await sanctionsOf('ann')).toMatchObject([{ kind: 'suspend', state: 'active' }, { state: 'proposed' }]);
    expect((await send('ann')).action).toBe('reject');
    await until(() => receiver.of('/told').length > 0);
    expect(receiver.of('/told').map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { type: 'author.sanctioned', data: { author: { id: 'ann' }, standing: { kind: 'suspend' } } },
    ]);
    const audit = await house.database.query(
      `SELECT actor, action FROM audit WHERE subject = 'author:id:ann' ORDER BY seq`,
    );
    expect(audit).toEqual([
      { actor: 'strikes', action: 'author.sanction-propose' },
      { actor: 'strikes', action: 'author.sanction' },
    ]);
  });

  it('are rejections by people that stand, for reasons with weight, until they expire', async () => {
    const [first, second, third] = [await send('bob'), await send('bob'), await send('bob')];
    await decide(first.id, 'reject', 'insult');
    await decide(second.id, 'reject', 'off_topic');
    expect(await strikesOf('bob')).toMatchObject({ points: 1, strikes: [{ commentId: first.id, reason: 'insult' }] });
    await decide(first.id, 'approve');
    expect(await strikesOf('bob')).toEqual({ points: 0, strikes: [] });
    await decide(third.id, 'reject', 'threat');
    expect(await strikesOf('bob')).toMatchObject({ points: 5 });
    expect(await sanctionsOf('bob')).toMatchObject([{ kind: 'suspend', state: 'active' }]);
    await house.database.query(`UPDATE comment SET decided_at = now() - interval '366 days' WHERE id = $1`, [third.id]);
    expect(await strikesOf('bob')).toEqual({ points: 0, strikes: [] });
  });

  it('of a site without any are none', async () => {
    const { id } = await send('cat');
    expect(await setPolicy(null)).toMatchObject({ status: 200, body: { strikes: null } });
    await decide(id, 'reject', 'threat');
    expect(await strikesOf('cat')).toEqual({ points: 0, strikes: [] });
    expect(await sanctionsOf('cat')).toEqual([]);
    await setPolicy(POLICY);
  });

  it.each<[unknown, string]>([
    [{ ...POLICY, weights: [] }, '/strikes/weights'],
    [{ ...POLICY, weights: [POLICY.weights[0], POLICY.weights[0]] }, '/strikes/weights'],
    [{ ...POLICY, steps: [{ points: 1, kind: 'suspend', act: 'impose' }] }, '/strikes/steps/0/days'],
    [{ ...POLICY, steps: [{ points: 1, kind: 'ban', days: 3, act: 'impose' }] }, '/strikes/steps/0/days'],
    [{ ...POLICY, steps: [{ points: 1, kind: 'ban', act: 'at once' }] }, '/strikes/steps/0/act'],
    [{ ...POLICY, more: true }, '/strikes/more'],
  ])('are not set to %j', async (policy, pointer) => {
    expect(await setPolicy(policy)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });
});
