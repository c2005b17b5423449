import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';
import { palaverCli } from '../support/palaver-cli.js';

const TEXTS = [
  'The harbour is to be dredged again.',
  'see https://shop.example/x and https://shop.example/y and https://shop.example/z',
  'YOU ARE ALL WRONG ABOUT THE HARBOUR AND YOU KNOW IT',
  'You stupid idiot, shut up.',
  'call me at +44 20 7946 0958 or write to me@mail.example',
];
const COMMENTS = 420;

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = await createPipeline();
  const items = Array.from({ length: COMMENTS }, (_, n) => {
    const author = { id: `u${n % 40}`, username: `reader ${n % 40}` };
    return revision(`c${n}`, 1, { text: TEXTS[n % TEXTS.length], author });
  });
  const special = [revision('obeyed', 1, { text: 'palaver:reject' }), revision('poison', 1, { text: 'unscorable' })];
  const all = [...items, ...special];
  // The first list is short: whoever is in it waits for the rule set to be compiled.
  for (let from = 0; from < all.length; from += from === 0 ? 1 : 64) {
    const list = all.slice(from, from === 0 ? 1 : from + 64);
    const stored = await Promise.all(list.map((item) => pipeline.ingest.submit(item)));
    await pipeline.runner.run(
      stored.flatMap(({ work }) => work?.id ?? []),
      false,
    );
  }
  const [poison] = await pipeline.database.query<{ id: string }>(`SELECT id::text FROM work`);
  await pipeline.moderation.quarantine(poison?.id ?? '');
});
afterAll(() => pipeline.close());

const verify = (...args: string[]) => palaverCli(['verify', ...args], { DATABASE_URL: pipeline.database.url });

async function report(...args: string[]) {
  const { code, output } = await verify('--replay', '--json', ...args);
  const lines = output.trim().split('\n');
  return { code, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const change = (id: string, set: string, table = 'decision') =>
  pipeline.database.query(`UPDATE ${table} SET ${set} WHERE comment_id = $1`, [id]);

/** Changes a row, looks, and puts it back. */
async function whileTampered(id: string, set: string, table: string, look: () => Promise<void>): Promise<void> {
  const column = /^\w+/.exec(set)?.[0] ?? '';
  const [was] = await pipeline.database.query<{ old: unknown }>(
    `SELECT ${column} AS old FROM ${table} WHERE comment_id = $1`,
    [id],
  );
  await change(id, set, table);
  try {
    await look();
  } finally {
    await pipeline.database.query(`UPDATE ${table} SET ${column} = $2 WHERE comment_id = $1`, [id, was?.old]);
  }
}

describe('palaver verify --replay', () => {
  it('finds every decision of a site as it is stored, page by page, and counts apart what cannot be compared', async () => {
    expect(await report()).toEqual({
      code: 0,
      lines: [{ ok: true, same: COMMENTS, different: 0, engine: 0, erased: 0, quarantined: 1, forced: 1 }],
    });
    expect(await verify('--replay', '--site', 'news')).toEqual({
      code: 0,
      output: `${COMMENTS + 2} decisions: ${COMMENTS} the same, 0 different; not compared: 1 never scored, 1 forced by a test key\n`,
    });
  });

  it.each<[string, string, string, string[]]>([
    ['its points', 'decision', `result = replace(result, '"score":', '"score":1')`, ['score']],
    ['an order of keys', 'decision', `result = '{"cut":false,' || replace(substr(result, 2), '"cut":false,', '')`, ['order']],
    ['its facts', 'decision', `facts = '{"now":"2026-01-01T00:00:00.000Z","votes":{"net":-900,"up":0,"down":900}}'`, ['action']],
    ['its text', 'revision', `data = replace(data, 'https://shop.example/x', '')`, ['reasons']],
    ['the decision', 'decision', `action = 'reject'`, ['decision.action']],
    ['what is no JSON any more', 'decision', `result = substr(result, 2)`, ['JSON']],
    ['the document of its version', 'rule_set_version', `document = replace(document, '"title":', '"title":"x","id":')`, ['rule set']],
  ])('names a decision after somebody changed %s', async (_name, table, set, parts) => {
    const look = async () => {
      const { code, lines } = await report();
      expect(code).toBe(1);
      expect(lines.at(-1)).toMatchObject({ ok: false, different: lines.length - 1 });
      expect(lines[0]).toMatchObject({ site: 'news', version: 1, parts: expect.arrayContaining(parts) });
      if (table !== 'rule_set_version') {
        expect(lines).toHaveLength(2);
        expect(lines[0]).toMatchObject({ comment: 'c1' });
      }
    };
    if (table === 'rule_set_version') {
      const [was] = await pipeline.database.query<{ document: string }>('SELECT document FROM rule_set_version');
      await pipeline.database.query(`UPDATE rule_set_version SET ${set}`);
      await look();
      await pipeline.database.query('UPDATE rule_set_version SET document = $1', [was?.document]);
      return;
    }
    await whileTampered('c1', set, table, look);
  }); // prettier-ignore

  it('compares what another engine made with nothing, nor what was erased', async () => {
    await change('c2', `result = replace(result, '"engine":"', '"engine":"older ')`);
    await pipeline.database.query(`UPDATE decision SET facts = NULL, result = NULL WHERE comment_id = 'c3'`);
    await pipeline.database.query(`DELETE FROM revision WHERE comment_id = 'c4'`);
    const { code, lines } = await report();
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ same: COMMENTS - 3, engine: 1, erased: 2 }]);
  });

  it('looks at the newest, or at what was decided since a time', async () => {
    expect((await report('--last', '7')).lines).toMatchObject([{ quarantined: 1, forced: 1, same: 5 }]);
    await pipeline.database.query(
      `UPDATE decision SET decided_at = now() - interval '3 days' WHERE comment_id IN ('c5', 'c6')`,
    );
    const since = new Date(Date.now() - 86_400_000).toISOString();
    expect((await report('--since', since)).lines).toMatchObject([{ same: COMMENTS - 5 }]);
    expect((await report('--since', new Date(Date.now() + 60_000).toISOString())).lines).toMatchObject([{ same: 0 }]);
  });

  it.each<[string[], string]>([
    [['--replay', '--since', 'yesterday'], '--since takes a time'],
    [['--replay', '--last', '0'], '--last takes a number'],
    [['--replay', '--site', 'nowhere'], 'there is no site "nowhere"'],
  ])('with %j says in one sentence what to do', async (args, said) => {
    const { code, output } = await verify(...args);
    expect(code).toBe(1);
    expect(output).toContain(said);
    expect(output.trim().split('\n')).toHaveLength(1);
  });
});
