import { describe, expect, it } from '@jest/globals';
import { Palaver } from './palaver.js';
import { palaverAdmin } from './palaver-admin.js';
import { PalaverError } from './palaver-error.js';
import { retryingFetch, type RetrySettings } from './retrying-fetch.js';

type Reply = Response | Error;

/** Answers what it is told to, in order, and keeps what was asked. */
function server(...replies: Reply[]) {
  const asked: { method: string; url: string; body: string; headers: Headers }[] = [];
  const fetch = async (request: Request | string | URL) => {
    const { method, url, headers } = request as Request;
    asked.push({ method, url, headers, body: await (request as Request).text() });
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply instanceof Error) {
      throw reply;
    }
    return (reply as Response).clone();
  };
  return { asked, fetch: fetch };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const busy = (status: 429 | 503, retryAfter?: string) =>
  new Response('{}', { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });
const broken = new TypeError('fetch failed');
const request = (method = 'POST') =>
  new Request('http://palaver.example/', { method, body: method === 'GET' ? undefined : 'hello' });

function trying(replies: Reply[], changes: Partial<RetrySettings> = {}) {
  const waited: number[] = [];
  const { asked, fetch } = server(...replies);
  const wait = (ms: number) => Promise.resolve(waited.push(ms));
  const settings = { attempts: 4, timeoutMs: 1000, mayRepeat: () => true, fetch, wait, random: () => 1, ...changes };
  return { asked, waited, send: retryingFetch(settings) };
}

describe('a request that fails for a moment', () => {
  it.each<[string, Reply[], number[]]>([
    ['503, without a word when to come back', [busy(503), busy(503), busy(503), json({})], [300, 600, 1200]],
    ['429 with seconds', [busy(429, '7'), json({})], [7000]],
    ['503 that asks for an hour', [busy(503, '3600'), json({})], [30_000]],
    ['503 with a date that is past', [busy(503, 'Thu, 01 Jan 1970 00:00:00 GMT'), json({})], [0]],
    ['503 with what is no time', [busy(503, 'soon'), json({})], [300]],
    ['a broken connection', [broken, json({})], [300]],
  ])('%s is sent again, whole', async (_name, replies, pauses) => {
    const { asked, waited, send } = trying(replies);
    expect((await send(request())).status).toBe(200);
    expect(waited).toEqual(pauses);
    expect(asked.map(({ body }) => body)).toEqual(Array.from({ length: pauses.length + 1 }, () => 'hello'));
  });

  it('waits between half and all of the pause', async () => {
    const { waited, send } = trying([busy(503), json({})], { random: () => 0 });
    await send(request());
    expect(waited).toEqual([150]);
  });

  it('is given up in the end, as it is', async () => {
    expect((await trying([busy(503)]).send(request())).status).toBe(503);
    await expect(trying([broken]).send(request())).rejects.toBe(broken);
    expect((await trying([json({}, 500)]).send(request())).status).toBe(500);
  });

  it('may have been carried out is not sent again where that does harm', async () => {
    const once = { mayRepeat: () => false };
    const [refused, away, lost] = [
      trying([busy(429), json({})], once),
      trying([busy(503)], once),
      trying([broken], once),
    ];
    expect((await refused.send(request())).status).toBe(200);
    expect((await away.send(request())).status).toBe(503);
    await expect(lost.send(request())).rejects.toBe(broken);
    expect([refused, away, lost].map(({ asked }) => asked.length)).toEqual([2, 1, 1]);
  });

  it('ends when its caller has had enough', async () => {
    const stop = new AbortController();
    const { asked, send } = trying([broken]);
    stop.abort();
    await expect(send(new Request(request(), { signal: stop.signal }))).rejects.toBe(broken);
    expect(asked).toHaveLength(1);
  });
});

describe('the clients', () => {
  const comment = { id: 'c 1', article: { url: 'https://news.example/' }, author: { username: 'ann' }, text: 'hello' };

  it('send what they are given, with the key, to the address whatever its end', async () => {
    const { asked, fetch } = server(json({ id: 'c:c 1:1', status: 'accepted', duplicate: false, links: {} }, 202));
    const palaver = new Palaver({ url: 'http://palaver.example/base/', key: 'pk_live_1', fetch });
    expect(await palaver.comments.send(comment)).toMatchObject({ status: 'accepted' });
    expect(await palaver.comments.check(comment, 4)).toBeNull();
    await palaver.comments.get('a/b').catch(() => undefined);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST http://palaver.example/base/v1/comments',
      'POST http://palaver.example/base/v1/comments',
      'GET http://palaver.example/base/v1/comments/a%2Fb',
    ]);
    expect(asked[1]?.headers.get('prefer')).toBe('wait=4');
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer pk_live_1');
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual(comment);
  });

  it('repeat what the gateway takes, but create nothing twice', async () => {
    const gateway = server(broken, json({ data: [] }, 202));
    const palaver = new Palaver({ url: 'http://palaver.example', key: 'k', fetch: gateway.fetch });
    expect(await palaver.events.sendAll([])).toEqual({ data: [] });
    const desk = server(broken);
    const admin = palaverAdmin({ url: 'http://palaver.example', token: 't', attempts: 2, fetch: desk.fetch });
    await expect(admin.createSite({ body: { id: 'a', name: 'A' } })).rejects.toThrow('could not be reached');
    expect(desk.asked).toHaveLength(1);
    await expect(admin.listSites()).rejects.toThrow(PalaverError);
    expect(desk.asked).toHaveLength(3);
  });

  it('throw what the server says is wrong', async () => {
    const problem = {
      type: '/problems/invalid-comment',
      title: 'Invalid comment',
      status: 422,
      detail: 'Correct the fields named in errors and send it again.',
      errors: [{ pointer: '/text', detail: 'must not be empty' }],
    };
    const { fetch } = server(json(problem, 422, { 'content-type': 'application/problem+json' }));
    const palaver = new Palaver({ url: 'http://palaver.example', key: 'k', fetch });
    const error = await palaver.comments.send(comment).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PalaverError);
    expect(error).toMatchObject({ status: 422, problem, message: problem.detail });
  });

  it('read lists page by page and end where the list ends', async () => {
    const page = (ids: string[], nextCursor: string | null) => json({ data: ids.map((id) => ({ id })), nextCursor });
    const { asked, fetch } = server(page(['a', 'b'], 'x'), page(['c'], 'y'), page([], 'y'));
    const palaver = new Palaver({ url: 'http://palaver.example', key: 'k', fetch });
    const ids: string[] = [];
    for await (const { id } of palaver.decisions.all('w', 2)) {
      ids.push(id);
    }
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(asked.map(({ url }) => new URL(url).searchParams.get('cursor'))).toEqual(['w', 'x', 'y']);
  });
});
