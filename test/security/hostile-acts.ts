import { randomUUID } from 'node:crypto';
import { type ApiRequest, PASSWORD } from '../e2e/admin-house.js';
import { type HostileScene } from './hostile-scene.js';

export interface HostileAct {
  /** The case of the design it belongs to. */
  of: string;
  what: string;
  path: string;
  request: ApiRequest;
  /** What makes it possible, before the state is looked at; its request is sent in place of what is the same in `request`. */
  given?: () => Promise<ApiRequest>;
  status: number;
  /** What the audit log then says, in one row; nothing where it is absent. */
  told?: string;
}

const REFUSED = 'request.refuse';
const NOT_IN = 'session.refuse';
const SCRIPT = '<script>alert(1)</script>';
const ETAG = { 'if-match': `"${'0'.repeat(32)}"` };
const ZERO = '00000000-0000-4000-8000-000000000000';

/** What the requests of one case have in common. */
const acts = (of: string, rows: [what: string, path: string, request: ApiRequest, status: number, told?: string][]) =>
  rows.map(([what, path, request, status, told]): HostileAct => ({ of, what, path, request, status, told }));
const post = (body: unknown, more: ApiRequest = {}): ApiRequest => ({ method: 'POST', body, ...more });

/** S4: markup where names and addresses stand. */
export function markup({ token, sessions }: HostileScene): HostileAct[] {
  const session = sessions.admin;
  const site = (body: object) => ({ ...post(body, { token }) });
  const endpoint = (url: string) => site({ siteId: 'ours', url, types: ['comment.moderated'] });
  return acts('S4', [
    ['the id of a queue', '/v1/sites/ours/queues', site({ id: SCRIPT, name: 'x' }), 422],
    ['a callback that is a script', '/v1/endpoints', endpoint('javascript:alert(1)'), 422],
    ['a callback that is a page', '/v1/endpoints', endpoint(`data:text/html,${SCRIPT}`), 422],
    [
      'an address of mail',
      '/v1/people',
      site({ email: `${SCRIPT}@x.example`, name: 'x', role: 'analyst', sites: ['ours'] }),
      422,
    ],
    ['a language', '/v1/me/preferences', { method: 'PUT', session, body: { language: SCRIPT } }, 422],
    [
      'a shortcut',
      '/v1/me/preferences',
      { method: 'PUT', session, body: { keyboard: { keys: { [SCRIPT]: 'x' } } } },
      422,
    ],
    ['a time zone', '/v1/me/preferences', { method: 'PUT', session, body: { timeZone: SCRIPT } }, 422],
    ['the id of a comment', `/v1/sites/ours/comments/${encodeURIComponent(SCRIPT)}/case.html`, { token }, 404],
    ['the id of a site', `/v1/sites/${encodeURIComponent(SCRIPT)}`, { token }, 404],
  ]);
}

/** S6: what another page makes the browser of somebody who has signed in send. */
export function crossSite({ house, sessions, people, item }: HostileScene): HostileAct[] {
  const own = new URL(house.admin.url);
  const from = (origin: string, request: ApiRequest = {}): ApiRequest => ({
    session: sessions.admin,
    ...request,
    headers: { ...request.headers, origin },
  });
  const silent = (headers: Record<string, string>, request: ApiRequest): ApiRequest => ({
    ...request,
    headers: { ...headers, cookie: sessions.admin },
  });
  const decide = post({ action: 'approve' }, { headers: { 'if-match': '"1.1"' } });
  const typed = (type: string, body: string): ApiRequest => ({
    method: 'POST',
    session: sessions.admin,
    body,
    headers: { 'content-type': type },
  });
  const EVIL = 'https://evil.example';
  const path = `/v1/review/items/${item}/decide`;
  const invite = { email: 'eve@evil.example', name: 'Eve', role: 'admin', sites: ['ours'] };
  return acts('S6', [
    ['deciding', path, from(EVIL, decide), 403],
    ['deciding, from an address without a name', path, from('null', decide), 403],
    ['deciding, from another port', path, from(`http://127.0.0.1:${Number(own.port) + 1}`, decide), 403],
    ['deciding, over another protocol', path, from(`https://${own.host}`, decide), 403],
    ['deciding, from a name that begins like ours', path, from(`${own.origin}.evil.example`, decide), 403],
    ['deciding, from our name with a user before it', path, from(`http://${own.host}@evil.example`, decide), 403],
    ['deciding, with no origin at all', path, silent({}, decide), 403],
    ['deciding, from another site by its own word', path, silent({ 'sec-fetch-site': 'cross-site' }, decide), 403],
    ['deciding, from a neighbour', path, silent({ 'sec-fetch-site': 'same-site' }, decide), 403],
    ['deciding, typed into the address bar', path, silent({ 'sec-fetch-site': 'none' }, decide), 403],
    ['inviting oneself', '/v1/people', from(EVIL, post(invite)), 403],
    ['making a token', '/v1/tokens', from(EVIL, post({ name: 'eve', role: 'admin', sites: ['ours'] })), 403],
    ['a new password', '/v1/me/password', from(EVIL, post({ current: PASSWORD, password: 'a new one, of eve' })), 403],
    ['a second factor', '/v1/me/totp', from(EVIL, post({ password: PASSWORD })), 403],
    ['preferences', '/v1/me/preferences', from(EVIL, { method: 'PUT', body: { theme: 'dark' } }), 403],
    ['signing out', '/v1/session', from(EVIL, { method: 'DELETE' }), 403],
    ['signing out everywhere', '/v1/me/sessions', from(EVIL, { method: 'DELETE' }), 403],
    ['removing an endpoint', `/v1/endpoints/${ZERO}`, from(EVIL, { method: 'DELETE' }), 403],
    ['reading people', '/v1/people', silent({ 'sec-fetch-site': 'cross-site' }, {}), 403],
    [
      'signing in as the attacker',
      '/v1/session',
      { ...post({ email: people.victim.email, password: PASSWORD }), headers: { origin: EVIL } },
      403,
    ],
    ['a form', path, typed('application/x-www-form-urlencoded', 'action=approve'), 415],
    ['a form that looks like JSON', path, typed('text/plain', '{"action":"approve"}'), 415],
    ['a form in parts', path, typed('multipart/form-data; boundary=x', '--x--'), 415],
  ]);
}

/** S7: guessing. Each wrong try to sign in is told, whoever it was for. */
export function guessing({ people, sessions }: HostileScene): HostileAct[] {
  const { victim } = people;
  const signIn = (body: object) => post(body);
  return acts('S7', [
    ['a wrong password', '/v1/session', signIn({ email: victim.email, password: 'wrong one' }), 401, NOT_IN],
    ['an address nobody has', '/v1/session', signIn({ email: 'no@news.example', password: PASSWORD }), 401, NOT_IN],
    ['no password', '/v1/session', signIn({ email: victim.email, password: '' }), 401, NOT_IN],
    ['SQL for an address', '/v1/session', signIn({ email: `a'or'1'='1@x.example`, password: PASSWORD }), 401, NOT_IN],
    ['a list of addresses', '/v1/session', signIn({ email: [victim.email], password: PASSWORD }), 422],
    ['a list of passwords', '/v1/session', signIn({ email: victim.email, password: ['a', PASSWORD] }), 422],
    ['an object for a password', '/v1/session', signIn({ email: victim.email, password: { $ne: '' } }), 422],
    ['a password of a megabyte', '/v1/session', signIn({ email: victim.email, password: 'x'.repeat(200_000) }), 422],
    ['a password for all sites', '/v1/session', signIn({ email: victim.email, password: PASSWORD, sites: ['*'] }), 422],
    ['a code that is none', '/v1/session', signIn({ email: victim.email, password: PASSWORD, code: '1' }), 422],
    [
      'a link that was guessed',
      '/v1/passwords',
      post({ token: `link_${'A'.repeat(43)}`, password: 'a new one, of eve' }),
      404,
    ],
    [
      'setting up what is set up',
      '/v1/setup',
      post({ token: `link_${'A'.repeat(43)}`, email: 'e@e.example', name: 'E', password: 'a new one, of eve' }),
      404,
    ],
    ['a link by mail where there is none', '/v1/passwords/reset', post({ email: victim.email }), 409],
    [
      'a password from an open screen',
      '/v1/me/password',
      post({ current: 'wrong one', password: 'a new one, of eve' }, { session: sessions.analyst }),
      422,
      NOT_IN,
    ],
    [
      'a second factor from an open screen',
      '/v1/me/totp',
      post({ password: 'wrong one' }, { session: sessions.analyst }),
      422,
      NOT_IN,
    ],
    [
      'a code of an app that is not there',
      '/v1/me/totp/confirm',
      post({ code: '123456' }, { session: sessions.analyst }),
      409,
    ],
  ]);
}

/** S8, S9: what is another's, and more than one has. What a role does not permit is told. */
export function reaching({ people, sessions, token, item, theirItem, endpoint }: HostileScene): HostileAct[] {
  const { moderator, lead, analyst, admin } = sessions;
  const invite = (more: object) =>
    post({ email: 'eve@evil.example', name: 'E', role: 'analyst', sites: ['ours'], ...more }, { session: admin });
  const patch = (body: object, session = admin): ApiRequest => ({ method: 'PATCH', session, body, headers: ETAG });
  const decide = (more: object, session = moderator) =>
    post({ action: 'approve', ...more }, { session, headers: { 'if-match': '"1.1"' } });
  const selection = { siteId: 'theirs', entries: [{ comment: 'c1', etag: '"1.1"' }], action: 'approve' };
  return acts('S8, S9', [
    ["deciding another site's item", `/v1/review/items/${theirItem}/decide`, decide({}), 404],
    ["claiming another site's item", `/v1/review/items/${theirItem}/claim`, post({}, { session: moderator }), 404],
    ["taking another site's items", '/v1/review/next', post({ siteId: 'theirs' }, { session: moderator }), 404],
    [
      "another site's comments by the hundred",
      '/v1/review/batches/selection',
      post(selection, { session: moderator }),
      404,
    ],
    [
      "undoing another site's decision",
      '/v1/review/undo',
      post({ siteId: 'theirs', comment: 'c1' }, { session: lead }),
      404,
    ],
    [
      "another site's sampling",
      '/v1/sites/theirs/sampling',
      { method: 'PUT', session: lead, headers: ETAG, body: { approve: 1, reject: 1 } },
      404,
    ],
    ["another site's queue", '/v1/sites/theirs/queues', post({ id: 'evil', name: 'E' }, { session: lead }), 404],
    [
      "another site's author",
      '/v1/sites/theirs/authors/id:a1/sanctions',
      post({ kind: 'ban', reason: 'spam' }, { session: moderator, headers: ETAG }),
      404,
    ],
    [
      'a person of another site',
      `/v1/people/${people.stranger.id}/sessions`,
      { method: 'DELETE', session: admin },
      404,
    ],
    ['a link for a person of another site', `/v1/people/${people.stranger.id}/link`, post({}, { session: admin }), 404],
    ['deciding as a reader', `/v1/review/items/${item}/decide`, decide({}, analyst), 403, REFUSED],
    ['inviting as a moderator', '/v1/people', { ...invite({}), session: moderator }, 403, REFUSED],
    ['making oneself a lead', `/v1/people/${people.moderator.id}`, patch({ role: 'lead' }, moderator), 403, REFUSED],
    ['reading the audit log as a moderator', '/v1/audit', { session: moderator }, 403, REFUSED],
    ['taking comments away', '/v1/exports/comments?siteId=ours', { session: lead }, 403, REFUSED],
    [
      'a token as a lead',
      '/v1/tokens',
      post({ name: 'e', role: 'lead', sites: ['ours'] }, { session: lead }),
      403,
      REFUSED,
    ],
    ['an endpoint as a lead', `/v1/endpoints/${endpoint}/rotate-secret`, post({}, { session: lead }), 403, REFUSED],
    ['a case file as a moderator', '/v1/sites/ours/comments/c1/case', { session: moderator }, 403, REFUSED],
    ["a token's second factor", '/v1/me/totp', post({ password: 'x' }, { token }), 403, REFUSED],
    ['making oneself admin everywhere', `/v1/people/${people.admin.id}`, patch({ sites: ['*'] }), 409],
    ['inviting for all sites', '/v1/people', invite({ sites: ['*'] }), 422],
    ['inviting for another site', '/v1/people', invite({ sites: ['theirs'] }), 422],
    ['inviting with a password', '/v1/people', invite({ password: PASSWORD }), 422],
    ['inviting under an id', '/v1/people', invite({ id: ZERO }), 422],
    ['inviting as who has signed in already', '/v1/people', invite({ lastSignInAt: '2026-01-01T00:00:00Z' }), 422],
    ['deciding in the name of the rules', `/v1/review/items/${item}/decide`, decide({ source: 'automatic' }), 422],
    ["deciding in another's name", `/v1/review/items/${item}/decide`, decide({ actor: 'person:ada' }), 422],
    [
      "somebody else's preferences",
      '/v1/me/preferences',
      { method: 'PUT', session: moderator, body: { personId: people.victim.id } },
      422,
    ],
    [
      'a token that lives for ever on another site',
      '/v1/tokens',
      post({ name: 'e', role: 'admin', sites: ['theirs'] }, { token }),
      422,
    ],
  ]);
}

/** S10, S14: words that mean something to what reads them. */
export function injected({ sessions, token, item }: HostileScene): HostileAct[] {
  const session = sessions.moderator;
  const raw = (body: string): ApiRequest => ({ method: 'POST', session, body, headers: { 'if-match': '"1.1"' } });
  const decide = `/v1/review/items/${item}/decide`;
  return acts('S10, S14', [
    ['a prototype', decide, raw('{"action":"approve","__proto__":{"role":"admin"}}'), 400],
    ['a prototype by its maker', decide, raw('{"action":"approve","constructor":{"prototype":{"role":"admin"}}}'), 400],
    [
      'a prototype within',
      '/v1/people',
      { ...raw('{"email":"e@e.example","name":{"__proto__":{}}}'), session: sessions.admin },
      400,
    ],
    ['half of a body', decide, raw('{"action":"approve"'), 400],
    ['two bodies', decide, raw('{"action":"approve"}{"action":"reject"}'), 400],
    ['a body that is a word', decide, raw('"approve"'), 422],
    [
      'SQL for an item',
      `/v1/review/items/${encodeURIComponent(`${item} OR 1=1`)}/decide`,
      raw('{"action":"approve"}'),
      404,
    ],
    ['SQL for a queue', `/v1/review/items?queue=${encodeURIComponent("new' OR '1'='1")}`, { session }, 400],
    [
      'SQL for a cursor',
      `/v1/review/items?cursor=${encodeURIComponent("x'; DROP TABLE comment; --")}`,
      { session },
      400,
    ],
    ['an order of its own', '/v1/review/items?order=(SELECT%201)', { session }, 400],
    ['a page without end', '/v1/review/items?limit=1000000000', { session }, 400],
    ['a path upwards', '/v1/review/items/..%2f..%2fpeople', { session }, 404],
    ['a NUL in an id', '/v1/sites/ours/comments/c%001', { session }, 404],
    ['a state nobody saw', decide, { ...raw('{"action":"approve"}'), headers: { 'if-match': '*' } }, 400],
    ['a place that is none', '/v1/live', { session, headers: { 'last-event-id': "1-1'; --" } }, 400],
    ['a formula for a format', '/v1/exports/audit?siteId=ours&format==cmd', { token }, 400],
  ]);
}

/** S12, S13, S15: what counted once, and who was let in once. */
export function again(scene: HostileScene): HostileAct[] {
  const { house, token, item, people } = scene;
  const decide = `/v1/review/items/${item}/decide`;
  const me = (what: string, given: () => Promise<ApiRequest>, status = 401): HostileAct => ({
    ...{ of: 'S12, S13, S15', what, path: '/v1/me', request: {}, given, status },
  });
  const sql = (statement: string, id: string) => house.database.query(statement, [id]);
  const value = async () => (await house.session(people.victim)).split('=')[1] ?? '';
  const key = { 'idempotency-key': randomUUID() };
  return [
    me('a session after signing out', () =>
      scene.sessionAfter((_person, session) => house.api('/v1/session', { method: 'DELETE', session })),
    ),
    me('a session after signing out everywhere', () =>
      scene.sessionAfter((_person, session) => house.api('/v1/me/sessions', { method: 'DELETE', session })),
    ),
    me('a session that an admin has ended', () =>
      scene.sessionAfter(({ id }) => house.api(`/v1/people/${id}/sessions`, { method: 'DELETE', token })),
    ),
    me('a session of who was switched off', () =>
      scene.sessionAfter(({ id }) => sql('UPDATE person SET disabled_at = now() WHERE id = $1', id)),
    ),
    me('a session from before the password was changed', () =>
      scene.sessionAfter((_person, session) =>
        house.api('/v1/me/password', post({ current: PASSWORD, password: 'forty-two paper boats' }, { session })),
      ),
    ),
    me('a session from before a link was used', () =>
      scene.sessionAfter(async (person) => {
        const { value: link } = await house.links().create(person, 'test');
        await house.api('/v1/passwords', post({ token: link, password: 'forty-two paper boats' }));
      }),
    ),
    me('a session that nobody has used for half an hour', () =>
      scene.sessionAfter(({ id }) =>
        sql(`UPDATE person_session SET last_seen_at = now() - interval '31 minutes' WHERE person_id = $1`, id),
      ),
    ),
    me('a session of twelve hours', () =>
      scene.sessionAfter(({ id }) =>
        sql(`UPDATE person_session SET created_at = now() - interval '13 hours' WHERE person_id = $1`, id),
      ),
    ),
    me('a session the browser was given by somebody else, after signing in', async () => {
      const planted = `palaver=session_${'A'.repeat(43)}`;
      const { email } = people.victim;
      await house.api('/v1/session', post({ email, password: PASSWORD }, { session: planted }));
      return { session: planted };
    }),
    me('two sessions at once', async () => ({
      session: `palaver=${await value()}; palaver=session_${'A'.repeat(43)}`,
    })),
    me('a session under the name that https has', async () => ({ session: `__Host-palaver=${await value()}` })),
    me('a session in capitals', async () => ({ session: `PALAVER=${await value()}` })),
    me('a session as a token', async () => ({ token: await value() })),
    me('a token as a session', () => Promise.resolve({ session: `palaver=${token}` })),
    me('the hash of a session', async () => {
      await value();
      const [row] = await house.database.query<{ hash: string }>(
        `SELECT 'session_' || rtrim(translate(encode(hash, 'base64'), '+/', '-_'), '=') AS hash FROM person_session LIMIT 1`,
      );
      return { session: `palaver=${row?.hash}` };
    }),
    me('a token that was revoked', async () => {
      const { body } = await house.post('/v1/tokens', token, { name: 'old', role: 'analyst', sites: ['ours'] });
      await house.api(`/v1/tokens/${String(body.id)}`, { method: 'DELETE', token });
      return { token: String(body.token) };
    }),
    me('a token that has ended', async () => {
      const { body } = await house.post('/v1/tokens', token, { name: 'old', role: 'analyst', sites: ['ours'] });
      await sql(`UPDATE api_token SET expires_at = now() - interval '1 second' WHERE id = $1`, String(body.id));
      return { token: String(body.token) };
    }),
    {
      ...me(
        'what a role permitted before it was taken',
        () => scene.sessionAfter(({ id }) => sql(`UPDATE person SET role = 'analyst' WHERE id = $1`, id)),
        403,
      ),
      ...{ path: decide, request: post({ action: 'approve' }, { headers: { 'if-match': '"1.1"' } }), told: REFUSED },
    },
    {
      ...me(
        'a site that was seen before it was taken',
        () => scene.sessionAfter(({ id }) => sql(`UPDATE person SET sites = '{theirs}' WHERE id = $1`, id)),
        404,
      ),
      ...{ path: decide, request: post({ action: 'approve' }, { headers: { 'if-match': '"1.1"' } }) },
    },
    {
      ...me(
        'a link that was used',
        async () => {
          const { value: link } = await house.links().create(people.victim, 'test');
          await house.api('/v1/passwords', post({ token: link, password: 'forty-two paper boats' }));
          return post({ token: link, password: 'a new one, of eve' });
        },
        404,
      ),
      path: '/v1/passwords',
    },
    {
      ...me(
        'a link that was followed by another',
        async () => {
          const { value: link } = await house.links().create(people.victim, 'test');
          await house.links().create(people.victim, 'test');
          return post({ token: link, password: 'a new one, of eve' });
        },
        404,
      ),
      path: '/v1/passwords',
    },
    {
      ...me('a decision on a state that is gone', () => Promise.resolve({}), 412),
      ...{
        path: decide,
        request: post({ action: 'approve' }, { token, headers: { 'if-match': '"1.0"' } }),
      },
    },
    {
      ...me(
        'a request that was repeated with another body',
        async () => {
          const body = { name: 'once', role: 'analyst', sites: ['ours'] };
          await house.post('/v1/tokens', token, body, key);
          return {};
        },
        422,
      ),
      ...{
        path: '/v1/tokens',
        request: post({ name: 'twice', role: 'admin', sites: ['ours'] }, { token, headers: key }),
      },
    },
  ];
}
