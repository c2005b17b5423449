import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  lintResultSchema,
  packSchema,
  ruleSetDiffSchema,
  ruleSetDraftSchema,
  ruleSetVersionSchema,
  siteRuleSetSchema,
  testResultSchema,
  trialSchema,
  wholeVersionSchema,
} from '@palaver/contracts';
import { AdminHouse, type Answer } from './admin-house.js';

let house: AdminHouse;
let ours: string;
let theirs: string;
let lead: string;
let site = '';
let count = 0;

beforeAll(async () => {
  house = await AdminHouse.open();
  await house.site('theirs');
  theirs = await house.token('admin', ['theirs']);
});
afterAll(() => house.close());
beforeEach(async () => {
  site = `site-${(count += 1)}`;
  await house.site(site);
  ours = await house.token('admin', [site]);
  lead = await house.token('lead', [site]);
});

/** A rule set with one rule, whose example hits unless asked otherwise. */
const source = (points = 6, { example = 'the gazebo again', id = 'house' } = {}) => `
schema: palaver/rules/v1
id: ${id}
title: House rules
groups:
  spam: { max: 20 }
lists:
  words: { from: lists/words }
rules:
  - id: WORD
    group: spam
    score: ${points}
    reason: off_topic
    when: { text: { list: words } }
    tests: { hit: ['${example}'], miss: ['nothing to see'] }
`;
const files = (points = 6, options: Parameters<typeof source>[1] = {}) => ({
  source: source(points, options),
  lists: { 'lists/words': '# ours\ngazebo\n' },
});

const at = (path = '') => `/v1/sites/${site}/rule-sets${path}`;
const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, token = ours) =>
  house.api(at(path), { method, body, headers, token });
const create = (body: object = { id: 'house', ...files() }) => send('POST', '', body);
const tag = (answer: Answer) => ({ 'if-match': answer.headers.get('etag') ?? '' });
const publish = (draft: Answer, body: object = {}) => send('POST', '/house/publish', body, tag(draft));

async function published(points = 6, body: object = {}): Promise<Answer> {
  const draft = await send('GET', '/house/draft');
  const saved =
    draft.status === 404
      ? await create({ id: 'house', ...files(points) })
      : await send('PUT', '/house/draft', files(points), tag(draft));
  const answer = await publish(saved, body);
  expect(answer.status).toBe(201);
  return answer;
}

describe('a draft', () => {
  it('is created, read and changed by whoever has its etag', async () => {
    const created = await create();
    expect(created.status).toBe(201);
    const draft = ruleSetDraftSchema.parse(created.body);
    expect(draft).toMatchObject({ id: 'house', basedOn: null, ...files() });
    expect(created.headers.get('etag')).toBe(draft.etag);
    expect((await create()).body).toMatchObject({ status: 409, type: '/problems/draft-exists' });

    const saved = await send('PUT', '/house/draft', files(7), tag(created), lead);
    expect(saved.status).toBe(200);
    expect(ruleSetDraftSchema.parse(saved.body).updatedBy).toBe(`token:lead of ${site}`);
    expect(saved.headers.get('etag')).not.toBe(draft.etag);
    expect((await send('GET', '/house/draft')).body).toEqual(saved.body);
    const again = await send('PUT', '/house/draft', files(), tag(saved));
    expect(again.headers.get('etag')).toBe(draft.etag);
  });

  it('that has changed since is not overwritten: 412 brings the fresh one, 428 asks for If-Match', async () => {
    const created = await create();
    const saved = await send('PUT', '/house/draft', files(7), tag(created));
    const stale = await send('PUT', '/house/draft', files(8), tag(created));
    expect(stale.status).toBe(412);
    expect(stale.headers.get('content-type')).toContain('application/problem+json');
    expect(stale.body).toMatchObject({ type: '/problems/stale', draft: saved.body });
    expect((await publish(created)).status).toBe(412);
    expect((await send('DELETE', '/house/draft', undefined, tag(created))).status).toBe(412);
    expect((await send('PUT', '/house/draft', files(8))).status).toBe(428);
    expect((await send('PUT', '/house/draft', files(8), { 'if-match': '"3.1"' })).status).toBe(400);
    expect((await send('GET', '/house/draft')).body).toEqual(saved.body);
    expect((await send('DELETE', '/house/draft', undefined, tag(saved))).status).toBe(204);
    expect((await send('GET', '/house/draft')).status).toBe(404);
  });

  it('may be broken; lint says where and what was probably meant', async () => {
    const broken = source().replace('group: spam', 'gruop: spam');
    await create({ id: 'house', source: broken });
    const answer = await send('POST', '/house/lint', {});
    expect(answer.status).toBe(200);
    const { ok, hash, issues } = lintResultSchema.parse(answer.body);
    expect([ok, hash]).toEqual([false, null]);
    const line = broken.split('\n').findIndex((text) => text.includes('gruop')) + 1;
    expect(issues).toContainEqual(
      expect.objectContaining({ message: 'unknown key gruop', file: 'house.yaml', line, hint: 'did you mean group?' }),
    );
    expect(issues.every(({ column }) => column !== undefined)).toBe(true);
  });

  it.each<[string, object, string]>([
    ['that is no YAML', { source: 'a: [' }, 'house.yaml'],
    ['of another id', { source: source(6, { id: 'other' }), lists: files().lists }, 'is called other'],
    ['with a list that is nowhere', { source: source() }, 'unknown list source lists/words'],
    ['that extends what is not there', { source: source().replace('groups:', 'extends: [attic@4]\ngroups:'), lists: files().lists }, 'unknown pack attic'],
  ])('%s is told by lint, before it is stored', async (_name, body, message) => {
    const answer = await send('POST', '/house/lint', body);
    expect(lintResultSchema.parse(answer.body).ok).toBe(false);
    expect(JSON.stringify(answer.body)).toContain(message);
  }); // prettier-ignore

  it('that is right gets the advice the command line gives, and what its patterns cost', async () => {
    const rule = `  - { id: WIDE, group: spam, score: 1, when: { text: { regex: '[a-z]+ly' } } }`;
    const answer = await send('POST', '/house/lint', { ...files(), source: `${source()}${rule}\n` });
    const { ok, hash, issues, advice, patterns } = lintResultSchema.parse(answer.body);
    expect({ ok, issues }).toEqual({ ok: true, issues: [] });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const line = source().split('\n').length;
    expect(advice).toContainEqual(expect.objectContaining({ file: 'house.yaml', line, path: ['rules', 1] }));
    expect(patterns).toMatchObject([{ pattern: '[a-z]+ly' }]);
  });

  it('runs its inline tests', async () => {
    await create();
    expect(testResultSchema.parse((await send('POST', '/house/test', {})).body)).toEqual({
      ok: true,
      ran: 2,
      failures: [],
    });
    const failing = files(6, { example: 'no such thing' });
    expect(testResultSchema.parse((await send('POST', '/house/test', failing)).body)).toEqual({
      ok: false,
      ran: 2,
      failures: [{ rule: 'WORD', kind: 'hit', index: 0, detail: 'no hit' }],
    });
    expect((await send('POST', '/house/test', { source: 'a: [' })).body).toMatchObject({
      status: 422,
      type: '/problems/rule-set-broken',
    });
  });

  it('scores a comment that never was, and stores nothing of it', async () => {
    const created = await create();
    const tried = await send('POST', '/house/evaluations', { comment: { text: 'The gazebo, once more' } }, {}, lead);
    expect(tried.status).toBe(200);
    expect(trialSchema.parse(tried.body)).toMatchObject({
      action: 'review',
      by: 'score',
      score: 6,
      reasons: [{ rule: 'WORD', code: 'off_topic', points: 6, spans: [{ field: 'text', start: 4, end: 10 }] }],
    });
    const aged = source().replace('text: { list: words }', 'author.age: { lt: 2d }');
    const score = async (author: object) => {
      const comment = { text: 'x', author };
      return (await send('POST', '/house/evaluations', { source: aged, lists: files().lists, comment })).body;
    };
    expect(await score({ age: '1h' })).toMatchObject({ score: 6 });
    expect(await score({ age: '3d' })).toMatchObject({ score: 0, skipped: [] });
    expect(await score({})).toMatchObject({ score: 0, skipped: [{ rule: 'WORD', missing: ['author.createdAt'] }] });
    const broken = await send('POST', '/house/evaluations', { source: 'id: [', comment: { text: 'x' } });
    expect(broken.body).toMatchObject({ status: 422, type: '/problems/rule-set-broken' });
    expect((await send('GET', '/house/draft')).headers.get('etag')).toBe(created.headers.get('etag'));
    const moderator = await house.token('moderator', [site]);
    const refused = await send('POST', '/house/evaluations', { comment: { text: 'x' } }, {}, moderator);
    expect(refused.status).toBe(403);
  });

  it('can build on each of the packs that are listed', async () => {
    const { body } = await house.api('/v1/packs', { token: lead });
    const { data } = body as unknown as { data: object[] };
    const packs = data.map((pack) => packSchema.parse(pack));
    expect(packs.map(({ name }) => name)).toContain('newsroom');
    for (const { name, version } of packs) {
      const based = `schema: palaver/rules/v1\nid: house\nextends: [${name}@${version}]\n`;
      expect((await send('POST', '/house/lint', { source: based })).body).toMatchObject({ issues: [] });
    }
  });

  it('extends a version of the site itself', async () => {
    await published();
    const upper = source(6, { id: 'upper' }).replace('groups:', 'extends: [house@1]\ngroups:');
    const answer = await send('POST', '/upper/lint', { source: upper.replace('id: WORD', 'id: OTHER'), ...lists() });
    expect(answer.body).toMatchObject({ ok: true });
    const other = upper.replace('house@1', 'house@2');
    expect(JSON.stringify((await send('POST', '/upper/lint', { source: other, ...lists() })).body)).toContain(
      'unknown pack house',
    );
  });
});

const lists = () => ({ lists: files().lists });

describe('publishing', () => {
  it('makes an immutable version of the draft, which goes live and is named by its hash', async () => {
    const first = ruleSetVersionSchema.parse((await published(6, { note: 'first' })).body);
    expect(first).toMatchObject({ version: 1, state: 'live', note: 'first', title: 'House rules', copyOf: null });
    expect(first.createdBy).toBe(`token:admin of ${site}`);
    expect((await house.api(`/v1/sites/${site}`, { token: ours })).body).toMatchObject({
      ruleSet: { id: 'house', version: 1 },
    });
    const whole = wholeVersionSchema.parse((await send('GET', '/house/versions/1')).body);
    expect(whole).toMatchObject({ ...first, ...files() });
    expect(whole.document).toMatchObject({ lists: { words: { terms: ['gazebo'] } }, extends: [] });

    const second = ruleSetVersionSchema.parse((await published(7)).body);
    expect(second).toMatchObject({ version: 2, state: 'live' });
    expect(second.hash).not.toBe(first.hash);
    const listed = (await send('GET', '/house/versions')).body.data as unknown as object[];
    expect(listed).toMatchObject([
      { version: 2, state: 'live' },
      { version: 1, state: 'archived', hash: first.hash },
    ]);
    const sets = (await send('GET', '')).body.data as unknown as object[];
    expect(sets.map((entry) => siteRuleSetSchema.parse(entry))).toMatchObject([
      { id: 'house', live: 2, shadow: null, latest: 2, draft: {} },
      { id: 'newsroom', live: null, latest: 1, draft: null },
    ]);
  });

  it('pins the lists: the same source with another list is another version', async () => {
    const first = await published();
    const draft = await send('GET', '/house/draft');
    const changed = { ...files(), lists: { 'lists/words': 'gazebo\npergola\n' } };
    const second = await publish(await send('PUT', '/house/draft', changed, tag(draft)));
    expect(second.body).toMatchObject({ version: 2 });
    expect(second.body.hash).not.toBe(first.body.hash);
  });

  it('is blocked by lint, by a failing inline test, and by nothing new', async () => {
    const draft = await create({ id: 'house', ...files(6, { example: 'no such thing' }) });
    const failing = await publish(draft);
    expect(failing).toMatchObject({
      status: 422,
      body: {
        type: '/problems/rule-tests-failed',
        detail: '1 of 2 inline tests fail; correct the rules or their examples.',
        errors: [{ pointer: '/source', detail: 'WORD: example 1 under hit ends with no hit' }],
        failures: [{ rule: 'WORD', kind: 'hit' }],
      },
    });
    expect(failing.headers.get('content-type')).toContain('application/problem+json');
    const broken = await send('PUT', '/house/draft', { source: source(), lists: {} }, tag(draft));
    expect((await publish(broken)).body).toMatchObject({
      status: 422,
      type: '/problems/rule-set-broken',
      issues: [{}],
    });
    expect((await house.api(`/v1/sites/${site}`, { token: ours })).body).toMatchObject({ ruleSet: { id: 'newsroom' } });
    await published();
    expect((await publish(await send('GET', '/house/draft'))).body).toMatchObject({
      status: 409,
      type: '/problems/same-version',
    });
  });

  it('to shadow leaves what is live alone, until it is promoted or put away', async () => {
    await published();
    expect((await published(7, { state: 'shadow' })).body).toMatchObject({ version: 2, state: 'shadow' });
    expect((await send('GET', '/house')).body).toMatchObject({ live: 1, shadow: 2 });
    expect((await published(8, { state: 'shadow' })).body).toMatchObject({ version: 3, state: 'shadow' });
    expect((await send('GET', '/house')).body).toMatchObject({ live: 1, shadow: 3 });
    expect((await send('POST', '/house/versions/2/promote', {})).body).toMatchObject({ status: 409 });
    expect((await send('POST', '/house/versions/3/promote', {})).body).toMatchObject({ version: 3, state: 'live' });
    expect((await send('GET', '/house')).body).toMatchObject({ live: 3, shadow: null });
    expect((await send('POST', '/house/versions/3/archive', {})).body).toMatchObject({
      status: 409,
      type: '/problems/not-in-shadow',
    });
    await published(9, { state: 'shadow' });
    expect((await send('POST', '/house/versions/4/archive', {})).body).toMatchObject({ state: 'archived' });
  });

  it('an older version again is a new version with the old hash', async () => {
    const first = await published(6);
    await published(7);
    const back = await send('POST', '/house/versions/1/rollback', { note: 'too many' });
    expect(back.status).toBe(201);
    expect(back.body).toMatchObject({ version: 3, state: 'live', hash: first.body.hash, copyOf: 1, note: 'too many' });
    expect((await send('GET', '/house/versions/3')).body).toMatchObject(files(6));
    expect((await send('POST', '/house/versions/3/rollback', {})).status).toBe(409);
    expect((await send('POST', '/newsroom/versions/1/rollback', {})).body).toMatchObject({
      id: 'newsroom',
      version: 2,
    });
  });

  it('is shown rule by rule by diff', async () => {
    await published(6);
    await published(7);
    const draft = await send('GET', '/house/draft');
    const changed = { source: source(7).replace('id: WORD', 'id: TERM'), lists: { 'lists/words': 'pergola\ngazebo' } };
    await send('PUT', '/house/draft', changed, tag(draft));
    const versions = ruleSetDiffSchema.parse((await send('GET', '/house/diff?from=1&to=live')).body);
    expect(versions).toMatchObject({ from: { version: 1 }, to: { version: 2 }, lists: [], settings: [] });
    expect(versions.rules).toMatchObject([{ id: 'WORD', kind: 'rule', change: 'changed', fields: ['score'] }]);
    const { rules, lists: changes } = ruleSetDiffSchema.parse(
      (await send('GET', '/house/diff?from=live&to=draft')).body,
    );
    expect(rules.map(({ id, change }) => [id, change])).toEqual([
      ['TERM', 'added'],
      ['WORD', 'removed'],
    ]);
    expect(changes).toEqual([{ name: 'words', change: 'changed', added: ['pergola'], removed: [], fields: [] }]);
    const sent = await send('POST', '/house/diff', { from: 'draft', ...files(7) }, {}, lead);
    expect(ruleSetDiffSchema.parse(sent.body).rules.map(({ change }) => change)).toEqual(['added', 'removed']);
    expect((await send('POST', '/house/diff', { source: 'a: [' })).body).toMatchObject({ status: 409 });
    expect((await send('GET', '/house/diff?from=9&to=live')).status).toBe(404);
    expect((await send('GET', '/house/diff?from=last&to=live')).status).toBe(400);
  });

  it('writes who did what into the audit', async () => {
    await published(6);
    await published(7, { state: 'shadow' });
    await send('POST', '/house/versions/2/promote', {});
    const rows = await house.database.query(
      `SELECT actor, action, subject FROM audit WHERE site_id = $1 AND action LIKE 'rule-set%' ORDER BY seq`,
      [site],
    );
    expect(rows.map(({ action, subject }) => `${String(action)} ${String(subject)}`)).toEqual([
      'rule-set-draft.create rule-set:house',
      'rule-set.publish rule-set:house@1',
      'rule-set-draft.save rule-set:house',
      'rule-set.publish rule-set:house@2',
      'rule-set.promote rule-set:house@2',
    ]);
    expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set([`token:admin of ${site}`]));
  });

  it('at the same moment by two gives each a number of his own, and one is live', async () => {
    await published();
    await published(7);
    const both = await Promise.all([1, 2].map(() => send('POST', '/house/versions/1/rollback', {})));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const live = await house.database.query(
      `SELECT version FROM rule_set_version WHERE site_id = $1 AND state = 'live'`,
      [site],
    );
    expect(live).toEqual([{ version: 3 }]);
  });
});

describe('a re-run', () => {
  const reRun = (body: object, token = ours) => send('POST', '/re-run', body, {}, token);
  const opened = () =>
    house.database.query(`SELECT comment_id AS id, run, cause FROM work WHERE site_id = $1 ORDER BY comment_id`, [
      site,
    ]);

  it('opens what the machine has decided since, once, and nothing that people have', async () => {
    await house.waiting(site, 5);
    const change = (id: string, set: string) =>
      house.database.query(`UPDATE comment SET ${set} WHERE site_id = $1 AND id = $2`, [site, id]);
    await change('c1', `decided_source = 'moderator'`);
    await change('c2', `decided_source = 'site'`);
    await change('c3', `decided_at = now() - interval '2 days'`);
    await change('c4', `deleted_rev = 1`);
    const since = new Date(Date.now() - 86_400_000).toISOString();
    const answer = await reRun({ since });
    expect(answer).toMatchObject({ status: 202, body: { opened: 1, nextCursor: null } });
    expect(await opened()).toEqual([{ id: 'c5', run: 1, cause: 'rules' }]);
    expect((await reRun({ since })).body).toMatchObject({ opened: 0 });
    expect((await reRun({ since: '2020-01-01T00:00:00Z' })).body).toMatchObject({ opened: 1 });
    expect((await opened()).map(({ id }) => id)).toEqual(['c3', 'c5']);
  });

  it('goes on from a cursor', async () => {
    await house.waiting(site, 3);
    const cursor = Buffer.from('c2').toString('base64url');
    expect((await reRun({ since: '2020-01-01T00:00:00Z', cursor })).body).toMatchObject({
      opened: 1,
      nextCursor: null,
    });
    expect((await opened()).map(({ id }) => id)).toEqual(['c3']);
    expect((await reRun({ since: 'yesterday' })).status).toBe(422);
    expect((await reRun({ since: '2020-01-01T00:00:00Z' }, lead)).status).toBe(403);
  });
});

describe('the walls', () => {
  const routes: [method: string, path: string, body: unknown][] = [
    ['GET', '', undefined],
    ['POST', '', { id: 'house', ...files() }],
    ['GET', '/house', undefined],
    ['GET', '/house/draft', undefined],
    ['PUT', '/house/draft', files()],
    ['DELETE', '/house/draft', undefined],
    ['POST', '/house/lint', {}],
    ['POST', '/house/test', {}],
    ['POST', '/house/publish', {}],
    ['GET', '/house/versions', undefined],
    ['GET', '/house/versions/1', undefined],
    ['POST', '/house/versions/1/promote', {}],
    ['POST', '/house/versions/1/archive', {}],
    ['POST', '/house/versions/1/rollback', {}],
    ['POST', '/house/versions/1/brake/release', { rule: 'WORD' }],
    ['GET', '/house/report-card', undefined],
    ['GET', '/house/diff?from=1&to=live', undefined],
    ['POST', '/house/diff', files()],
    ['POST', '/re-run', { since: '2026-01-31T12:00:00Z' }],
  ];
  const headers = { 'if-match': `"${'0'.repeat(32)}"` };

  it.each(routes)("%s %s is a 404 to another site's token", async (method, path, body) => {
    await published();
    const before = await house.database.query('SELECT id, etag FROM rule_set_draft ORDER BY site_id, id');
    expect((await send(method, path, body, headers, theirs)).status).toBe(404);
    expect(await house.database.query('SELECT id, etag FROM rule_set_draft ORDER BY site_id, id')).toEqual(before);
  });

  it.each(routes.filter(([method]) => method !== 'GET'))(
    '%s %s is closed to moderators',
    async (method, path, body) => {
      const moderator = await house.token('moderator', [site]);
      expect((await send(method, path, body, headers, moderator)).status).toBe(403);
    },
  );

  it('a lead writes drafts and publishes nothing', async () => {
    const draft = await send('POST', '', { id: 'house', ...files() }, {}, lead);
    expect(draft.status).toBe(201);
    expect((await send('POST', '/house/publish', {}, tag(draft), lead)).status).toBe(403);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('a version knows no %s', async (method) => {
    await published();
    const before = (await send('GET', '/house/versions/1')).body;
    expect([404, 405]).toContain((await send(method, '/house/versions/1', files(9))).status);
    expect((await send('GET', '/house/versions/1')).body).toEqual(before);
  });

  it('nor can the role of the admin change its content in the database', async () => {
    await published();
    for (const change of [`document = '{}'`, `hash = 'x'`, `source = ''`, 'version = 9']) {
      const update = house.asApp([site], `UPDATE rule_set_version SET ${change}`);
      await expect(update).rejects.toMatchObject({ code: '42501' });
    }
    await expect(house.asApp([site], 'DELETE FROM rule_set_version')).rejects.toMatchObject({ code: '42501' });
  });

  it.each<[string, object, string]>([
    ['an unknown key', { ...files(), state: 'live' }, '/state'],
    ['no source', { lists: {} }, '/source'],
    ['a list outside lists/', { source: 'x', lists: { '../x': '' } }, '/lists/..~1x'],
    ['NUL', { source: 'a\u0000' }, '/source'],
  ])('a draft with %s is refused by field', async (_name, body, pointer) => {
    const draft = await create();
    const answer = await send('PUT', '/house/draft', body, tag(draft));
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it.each(['%00', 'House', 'x'.repeat(300), '..%2fhouse', "a'--"])('a rule set called %s is a 404', async (id) => {
    for (const path of ['', '/draft', '/versions', '/versions/1', '/diff?from=1&to=live']) {
      expect([path, (await send('GET', `/${id}${path}`)).status]).toEqual([path, 404]);
    }
    expect((await send('POST', `/${id}/publish`, {}, headers)).status).toBe(404);
  });

  it.each(['0', '-1', 'abc', '1.5', '99999999999', '%00'])('a version called %s is a 404', async (version) => {
    expect((await send('GET', `/newsroom/versions/${version}`)).status).toBe(404);
    expect((await send('POST', `/newsroom/versions/${version}/rollback`, {})).status).toBe(404);
  });

  it('takes 50,000 terms, and no more', async () => {
    const terms = (size: number) => Array.from({ length: size }, (_, n) => `term${n.toString(36)}x`).join('\n');
    const large = (size: number) => ({ source: source(), lists: { 'lists/words': `${terms(size - 1)}\ngazebo` } });
    const fits = await send('POST', '/house/lint', large(50_000));
    expect(fits.body).toMatchObject({ ok: true });
    expect((await send('POST', '/house/lint', large(50_001))).body).toMatchObject({ ok: false });
    expect((await house.post('/v1/sites', ours, { id: 'x', name: 'y'.repeat(300_000) })).status).toBe(413);
  });
});
