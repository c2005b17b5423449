import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOpenApi } from '../../apps/admin/src/openapi/build-openapi.js';
import { AdminHouse, MAIL_SET_UP, textOf } from '../e2e/admin-house.js';
import { adminScenes } from '../e2e/admin-scenes.js';
import { ExampleStory, type Received, type Request } from '../e2e/example-story.js';
import { type ApiDocument } from '../support/document-schemas.js';

/** What is kept for requests themselves, or is no act: answers to repeat, who lives, the log itself. */
const NO_ACTS = [
  'audit',
  'audit_digest',
  'idempotent_request',
  'worker_heartbeat',
  'feed_mark',
  'tally_mark',
  'statistic',
];
/** Leases end by themselves and change nothing of a comment. */
const LEASES = new Set([
  'claimReviewItems',
  'claimReviewItem',
  'keepClaim',
  'keepClaims',
  'releaseReviewItem',
  'releaseClaims',
  'viewReviewItem',
]);

let house: AdminHouse;
let token: string;
let scenes: ReturnType<typeof adminScenes>;
let everything = '';

const story = new ExampleStory(JSON.parse(JSON.stringify(buildOpenApi())) as ApiDocument, (request) => ask(request));

async function ask({ method, path, headers, body }: Request): Promise<Received> {
  const sent = { ...headers, authorization: `Bearer ${token}` };
  const answer = await fetch(house.admin.url + path, { method, headers: sent, body });
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const text = await textOf(answer);
  const json = type.endsWith('ndjson') ? text.split('\n')[0] : text;
  return { status: answer.status, type, body: type.endsWith('json') ? (JSON.parse(json ?? '') as unknown) : text };
}

beforeAll(async () => {
  house = await AdminHouse.open(MAIL_SET_UP);
  token = await house.token('admin', ['*']);
  scenes = adminScenes(house, token, story);
  const tables = await house.database.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
       AND NOT c.relispartition AND c.relname <> ALL ($1) ORDER BY 1`,
    [NO_ACTS],
  );
  const digest = ({ name }: { name: string }) =>
    `SELECT '${name}' AS name, md5(coalesce(string_agg(row, '' ORDER BY row), '')) AS digest
     FROM (SELECT (to_jsonb(t) - 'last_used_at')::text AS row FROM ${name} t) x`;
  everything = tables.map(digest).join(' UNION ALL ');
});
afterAll(() => house.close());

const stateOf = async () =>
  new Map(
    (await house.database.query<{ name: string; digest: string }>(everything)).map(({ name, digest }) => [
      name,
      digest,
    ]),
  );
const acts = async () =>
  (
    await house.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit WHERE actor ~ '^(token:|person:|setup$)' OR action = 'person.reset'`,
    )
  )[0]?.n ?? 0;

describe('every act over REST', () => {
  it('that changed something left a row in the audit log', async () => {
    const silent: string[] = [];
    let changes = 0;
    let after = await stateOf();
    for (const step of story.steps) {
      const scene = scenes[step.id];
      await scene?.();
      const [before, actsBefore] = [scene ? await stateOf() : after, await acts()];
      await story.play(step);
      after = await stateOf();
      const changed = [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name);
      if (step.method !== 'get' && changed.length > 0) {
        changes += 1;
        if ((await acts()) === actsBefore && !LEASES.has(step.id)) {
          silent.push(`${step.name} (${step.id}): ${changed.join(', ')}`);
        }
      }
    }
    expect(silent).toEqual([]);
    expect(changes).toBeGreaterThan(25);
  });
});
