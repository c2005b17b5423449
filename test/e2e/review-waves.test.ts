import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Wave, waveSchema } from '@palaver/contracts';
import { WaveKeeper } from '@palaver/moderation';
import { type Database, openDatabase, WaveItemRepository } from '@palaver/persistence';
import { untilBehindHorizon } from '../support/horizon.js';
import { AdminHouse } from './admin-house.js';

let house: AdminHouse;
let pipeline: Database;
let keeper: WaveKeeper;
let desk: string;

beforeAll(async () => {
  house = await AdminHouse.open();
  pipeline = await openDatabase(house.database.url, { role: 'pipeline', max: 2 });
  keeper = new WaveKeeper(new WaveItemRepository(pipeline));
  await house.site('ours');
  await house.site('theirs');
  desk = await house.token('moderator', ['ours']);
});
afterAll(async () => {
  await pipeline.close();
  await house.close();
});

async function follow(): Promise<void> {
  await untilBehindHorizon(house.database);
  await keeper.turn();
}

/** Waiting comments whose texts and parents are replaced, before anybody has followed them. */
async function waiting(siteId: string, prefix: string, texts: string[], parent?: string): Promise<void> {
  await house.waiting(siteId, texts.length, prefix);
  for (const [n, text] of texts.entries()) {
    await house.database.query(
      `UPDATE revision SET data = (data::jsonb || $3::jsonb)::text WHERE site_id = $1 AND comment_id = $2`,
      [siteId, `${prefix}${n + 1}`, JSON.stringify({ text, ...(parent === undefined ? {} : { parentId: parent }) })],
    );
  }
}

async function waves(): Promise<Wave[]> {
  const { status, body } = await house.api('/v1/review/waves', { token: desk });
  expect(status).toBe(200);
  return (body.data as unknown as object[]).map((wave) => waveSchema.parse(wave));
}

const COPY = 'Buy cheap followers now, the offer ends tonight and only today, write to me before the night is over';
const copies = (count: number) => Array.from({ length: count }, (_, n) => `${COPY} number ${n}`);

describe('what belongs together', () => {
  it('is one card, also when its parts come one after the other; strangers and other sites are not in it', async () => {
    await waiting('ours', 'a', copies(4));
    await waiting('ours', 's', ['The harbour was dredged two years ago and it is full of sand once more', 'Short one']);
    await waiting('theirs', 't', copies(3));
    await follow();
    await waiting('ours', 'b', copies(2));
    await follow();
    const [wave, ...others] = await waves();
    expect(others).toEqual([]);
    expect(wave).toMatchObject({ siteId: 'ours', kind: 'copies', total: 6 });
    expect(wave?.entries.map(({ comment }) => comment).sort()).toEqual(['a1', 'a2', 'a3', 'a4', 'b1', 'b2']);
    expect(wave?.sample).toHaveLength(3);
  });

  it('is decided at once, but for what is picked out, as a batch that can be undone', async () => {
    const [wave] = await waves();
    const decided = await house.post('/v1/review/waves/decide', desk, {
      siteId: 'ours',
      wave: wave?.wave,
      entries: wave?.entries,
      except: ['a2'],
      action: 'reject',
      reason: 'duplicate',
    });
    expect(decided.body).toMatchObject({
      batch: { kind: 'wave', counts: { decided: 5 }, cause: { wave: wave?.wave } },
    });
    await follow();
    expect(await waves()).toEqual([]);
    const { id } = (decided.body as unknown as { batch: { id: string } }).batch;
    expect((await house.post(`/v1/review/batches/${id}/undo`, desk)).body).toMatchObject({ counts: { decided: 5 } });
    await follow();
    expect(await waves()).toMatchObject([{ kind: 'copies', total: 6 }]);
  });

  it('are many replies to one comment as well', async () => {
    const texts = Array.from({ length: 5 }, (_, n) => `${'abcde'[n]} quite another thought number ${n}`);
    await waiting('ours', 'p', texts.slice(0, 4), 'victim');
    await follow();
    expect((await waves()).filter(({ kind }) => kind === 'below')).toEqual([]);
    await waiting('ours', 'q', texts.slice(4), 'victim');
    await follow();
    expect((await waves()).filter(({ kind }) => kind === 'below')).toMatchObject([{ wave: 'below:victim', total: 5 }]);
  });

  it('come page by page, the largest first', async () => {
    const all = (await waves()).map(({ wave }) => wave);
    expect(all).toEqual([expect.stringMatching(/^copies:/), 'below:victim']);
    const page = (path: string) => house.api(path, { token: desk }) as Promise<{ status: number; body: unknown }>;
    const first = (await page('/v1/review/waves?limit=1')).body as { data: Wave[]; nextCursor: string };
    const { body } = await page(`/v1/review/waves?limit=1&cursor=${first.nextCursor}`);
    expect([...first.data, ...(body as { data: Wave[] }).data].map(({ wave }) => wave)).toEqual(all);
    expect(body).toMatchObject({ nextCursor: null });
    expect((await page('/v1/review/waves?cursor=bm8')).status).toBe(400);
  });
});
