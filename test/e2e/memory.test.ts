import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commentObjectSchema, evaluationResultSchema } from '@palaver/contracts';
import { Redis } from 'ioredis';
import { comment, GatewayHouse } from '../support/gateway-house.js';
import { describeWith } from '../support/prerequisites.js';
import { redisUrl } from '../support/queue.js';

let house: GatewayHouse;

beforeAll(async () => {
  house = await GatewayHouse.open();
  await house.start('worker');
});
afterAll(() => house.close());

/** The same words from another author below another article each time. */
const copy = (text: string, n: number) =>
  comment({
    text: `${text}${'!'.repeat(n)}`,
    author: { id: `copier-${n}`, username: `copier ${n}` },
    article: { url: `https://news.example/copied/${n}` },
  });

async function decide(sent: ReturnType<typeof comment>) {
  const { body } = await house.post('/v1/comments', sent, { prefer: 'wait=10' });
  const { decision } = commentObjectSchema.parse(body);
  return { action: decision?.action, rules: decision?.reasons.map(({ rule }) => rule).sort() };
}

const wave = ['DUPLICATE_ACROSS_ARTICLES', 'DUPLICATE_ACROSS_AUTHORS'];

describe('a wave that comes through the front door', () => {
  const text = 'Since last week this simple page pays all of my bills and it can pay yours too';

  it('goes to a person from the third copy on', async () => {
    const decided = [];
    for (const n of [1, 2, 3, 4]) {
      decided.push(await decide(copy(text, n)));
    }
    expect(decided).toEqual([
      { action: 'approve', rules: [] },
      { action: 'approve', rules: [] },
      { action: 'review', rules: wave },
      { action: 'review', rules: wave },
    ]);
  });

  it('is unknown to an evaluation, which stores nothing', async () => {
    const { body } = await house.post('/v1/evaluations', copy(text, 5));
    const { action, reasons, skipped } = evaluationResultSchema.parse(body);
    expect({ action, reasons }).toEqual({ action: 'approve', reasons: [] });
    expect(skipped.filter(({ missing }) => missing.includes('similar')).map(({ rule }) => rule)).toEqual(wave);
  });
});

describeWith(['redis'], 'an empty Redis', () => {
  it('changes no decision', async () => {
    const text = 'Nobody believed me when I told them how quickly this little trick works for everyone';
    await decide(copy(text, 1));
    await decide(copy(text, 2));
    const redis = new Redis(redisUrl());
    const keys = await redis.keys(`*${house.settings.QUEUE_PREFIX}*`);
    expect(keys.length).toBeGreaterThan(0);
    await redis.del(keys);
    await redis.quit();
    expect(await decide(copy(text, 3))).toEqual({ action: 'review', rules: wave });
  });
});
