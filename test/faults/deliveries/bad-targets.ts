import { BAD_SERVERS, type BadServer } from './bad-servers.js';
import { Decider } from './decider.js';
import type { DeliveriesHouse } from './deliveries-house.js';
import type { Scenario } from './scenario.js';
import { keepsSchedule } from './schedule.js';
import { SiteReceiver } from './site-receiver.js';

interface Expected {
  server: () => Promise<BadServer>;
  /** How its message stands after its first try. */
  state: 'due' | 'delivered' | 'dead';
  status: number | null;
  error: RegExp | null;
  /** More of its answer than this was not taken. */
  mostBytes?: number;
}

const FIRST_TRIES_MS = 45_000;
const MEGABYTE = 1024 ** 2;
const BUFFERED = 16 * MEGABYTE;

/** What each bad target is to be met with. */
const targets = (trap: string): Record<string, Expected> => ({
  'answers 500': { server: () => BAD_SERVERS.answering(500), state: 'due', status: 500, error: /answered 500/ },
  redirects: {
    server: () => BAD_SERVERS.answering(301, { location: trap }),
    state: 'due',
    status: 301,
    error: /redirects are not followed/,
  },
  hangs: { server: BAD_SERVERS.hanging, state: 'due', status: null, error: /did not answer in time/ },
  resets: { server: BAD_SERVERS.resetting, state: 'due', status: null, error: /connection was cut/ },
  'sends 1 byte of its head per second': {
    server: BAD_SERVERS.drippingHead,
    state: 'due',
    status: null,
    error: /did not answer in time/,
  },
  'sends 1 byte of its body per second': {
    server: BAD_SERVERS.drippingBody,
    state: 'delivered',
    status: 200,
    error: null,
  },
  'answers with a gigabyte': {
    server: BAD_SERVERS.flooding,
    state: 'delivered',
    status: 200,
    error: null,
    // 64 KiB are read; the rest sits in buffers of the system.
    mostBytes: BUFFERED,
  },
  'has a certificate of its own': {
    server: BAD_SERVERS.selfSigned,
    state: 'due',
    status: null,
    error: /certificate is not accepted/,
  },
  'speaks no TLS': { server: BAD_SERVERS.withoutTls, state: 'due', status: null, error: /TLS/ },
  'is gone': { server: () => BAD_SERVERS.answering(410), state: 'dead', status: 410, error: /wants no more/ },
});

interface Target extends Expected {
  name: string;
  endpoint: string;
  bad: BadServer;
}

/** F22: every kind of bad target at once, beside a good one. */
export const badTargets: Scenario = {
  name: 'targets that answer 500, redirect, hang, reset, trickle, flood, have bad TLS, or are gone',
  async run(house, random, say) {
    const good = new SiteReceiver();
    const trap = await BAD_SERVERS.answering(200);
    const opened: Target[] = [];
    try {
      await good.open();
      good.knows(await house.endpoint('other', good.url, ['comment.moderated', 'endpoint.disabled']));
      for (const [name, expected] of Object.entries(targets(trap.url))) {
        const bad = await expected.server();
        const { id } = await house.endpoint('other', bad.url);
        opened.push({ name, endpoint: id, bad, ...expected });
      }
      const decider = new Decider(house.pipeline, 'other', random);
      await decider.create(['c1']);
      await decider.decide(['c1']);
      const faults = await firstTries(house, opened, good);
      say('  every target has been met');
      faults.push(...(trap.calls > 0 ? ['a redirect was followed'] : []));
      const failing = opened.find(({ name }) => name === 'answers 500');
      // The others would be called at every move of the clock, and some take their time.
      const others = opened.filter((target) => target !== failing).map(({ endpoint }) => endpoint);
      await house.query('UPDATE endpoint SET enabled = false WHERE id = ANY ($1::uuid[])', [others]);
      faults.push(...(await keepsSchedule(house, failing?.endpoint ?? '', good)), ...good.faults);
      return { summary: `${opened.length} kinds of bad targets met as they should be, one through all 72 h`, faults };
    } finally {
      await Promise.all([good.close(), trap.close(), ...opened.map(({ bad }) => bad.close())]);
    }
  },
};

async function firstTries(house: DeliveriesHouse, opened: Target[], good: SiteReceiver): Promise<string[]> {
  const ids = opened.map(({ endpoint }) => endpoint);
  const tried = () =>
    house.count(`FROM delivery_try t WHERE t.endpoint_id = ANY ($1::uuid[]) AND t.attempt = 1`, [ids]);
  const heard = await house.until(() => good.rows.length > 0, 10_000);
  const met = await house.until(async () => (await tried()) === opened.length, FIRST_TRIES_MS);
  // What is switched off is buried by the next tick.
  await house.until(async () => (await house.count(`FROM delivery WHERE state = 'dead'`)) > 0, 5000);
  const misfits: string[] = [];
  for (const target of opened) {
    misfits.push(...(await misfit(house, target)));
  }
  return [
    ...(heard ? [] : ['the good target was kept waiting by the bad ones']),
    ...(met ? [] : ['not every target was tried']),
    ...misfits,
  ];
}

async function misfit(house: DeliveriesHouse, target: Target): Promise<string[]> {
  const { name, endpoint, state, status, error, mostBytes = Infinity, bad } = target;
  const [first] = await house.query(
    `SELECT t.status, t.error, d.state FROM delivery_try t JOIN delivery d USING (endpoint_id, topic, subject_id, version)
     WHERE t.endpoint_id = $1 AND t.attempt = 1`,
    [endpoint],
  );
  const told = typeof first?.error === 'string' ? first.error : null;
  // One that fails quickly may be leased for its next try at this moment.
  const stands = first?.state === state || (state === 'due' && first?.state === 'leased');
  const fits = stands && first?.status === status && (error === null ? told === null : error.test(told ?? ''));
  return [
    ...(fits ? [] : [`a target that ${name}: ${JSON.stringify(first)}`]),
    ...(bad.written > mostBytes ? [`of one that ${name} ${bad.written} bytes were taken`] : []),
  ];
}
