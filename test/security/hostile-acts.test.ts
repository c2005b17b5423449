import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { again, crossSite, guessing, type HostileAct, injected, markup, reaching } from './hostile-acts.js';
import { HostileScene } from './hostile-scene.js';

/** The log itself is looked at apart; the others are kept for requests, whatever they ask for. */
const NO_STATE = ['audit', 'audit_digest', 'idempotent_request', 'worker_heartbeat', 'feed_mark', 'tally_mark'];

let scene: HostileScene;
let everything = '';

beforeAll(async () => {
  scene = await HostileScene.open();
  const tables = await scene.house.database.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
       AND NOT c.relispartition AND c.relname <> ALL ($1) ORDER BY 1`,
    [NO_STATE],
  );
  everything = tables
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(coalesce(string_agg(row, '' ORDER BY row), '')) AS digest
         FROM (SELECT (to_jsonb(t) - 'last_used_at' - 'last_seen_at')::text AS row FROM ${name} t) x`,
    )
    .join(' UNION ALL ');
});
afterAll(() => scene.house.close());

const stateOf = () => scene.house.database.query(`SELECT * FROM (${everything}) x ORDER BY name`);
const told = async () =>
  (await scene.house.database.query<{ action: string }>('SELECT action FROM audit ORDER BY seq')).map(
    ({ action }) => action,
  );

/** Sends it and looks at what is left of it. */
async function suffer(act: HostileAct): Promise<unknown> {
  const given = (await act.given?.()) ?? {};
  const [before, toldBefore] = [await stateOf(), await told()];
  const { status, body, headers } = await scene.house.api(act.path, { ...act.request, ...given });
  const after = await stateOf();
  return {
    ...{ of: act.of, what: act.what, status },
    changed: after.filter((row, i) => JSON.stringify(row) !== JSON.stringify(before[i])),
    told: (await told()).slice(toldBefore.length),
    isProblem: /^\/problems\//.test(String(body.type)) && headers.get('x-content-type-options') === 'nosniff',
  };
}

/** Each of a kind in one test: the house is set up once. */
const KINDS = { markup, crossSite, injected, reaching, again, guessing };

describe('a hostile request changes nothing, is answered with a problem, and is told where somebody acted', () => {
  let sent = 0;

  it.each(Object.entries(KINDS))('%s', async (_kind, actsOf) => {
    const seen: unknown[] = [];
    const expected: unknown[] = [];
    for (const act of actsOf(scene)) {
      sent += 1;
      const { of, what, status } = act;
      seen.push(await suffer(act));
      expected.push({
        ...{ of, what, status, changed: [], isProblem: true },
        told: act.told === undefined ? [] : [act.told],
      });
    }
    expect(seen).toEqual(expected);
  });

  it('is followed by others like it until the account waits, also for the right password', async () => {
    const { email } = scene.people.lead;
    const signIn = (password: string) => scene.house.api('/v1/session', { method: 'POST', body: { email, password } });
    const before = await stateOf();
    const statuses: number[] = [];
    while (!statuses.includes(429) && statuses.length < 20) {
      statuses.push((await signIn(`guess ${statuses.length}`)).status);
    }
    sent += statuses.length;
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    expect((await signIn('tin roof, slow harbour')).status).toBe(429);
    expect(await stateOf()).toEqual(before);
  });

  it('was tried more than a hundred times', () => {
    expect(sent).toBeGreaterThan(100);
  });
});
