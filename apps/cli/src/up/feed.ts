import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type BatchReceipt, type CommentObject, type SiteEvent } from '@palaver/contracts';
import { CommandError, sentence } from '../command-error.js';

type Created = Extract<SiteEvent, { type: 'comment.created' }>['data'];

interface Example {
  article: Created['article'];
  comments: Omit<Created, 'article'>[];
}

export interface FedComment {
  text: string;
  username: string;
  answer: CommentObject | null;
}

export interface Feed {
  accepted: number;
  duplicates: number;
  comments: FedComment[];
}

const PATIENCE_MS = 60_000;

/** Sends an article's comments through the front door, as a site would, and reads each decision back. */
export function feed(file: string, gatewayUrl: string, siteKey: string, abort: AbortSignal): Promise<Feed> {
  return feedArticle(readExample(file), { gatewayUrl, siteKey, abort });
}

/** The same with an article that was read already. @throws CommandError when the gateway refuses or does not answer */
export async function feedArticle(
  { article, comments }: Example,
  { gatewayUrl, siteKey, abort }: { gatewayUrl: string; siteKey: string; abort: AbortSignal },
): Promise<Feed> {
  const client = {
    gatewayUrl,
    headers: { authorization: `Bearer ${siteKey}`, 'content-type': 'application/json' },
    abort,
  };
  const receipts = await send(
    client,
    comments.map((comment, index) => envelope(article, comment, index)),
  );
  const refused = receipts.data.find(({ status }) => status === 'invalid' || status === 'conflict');
  if (refused !== undefined) {
    throw new CommandError(`the gateway refused ${refused.id}: ${refused.error?.detail ?? refused.status}`);
  }
  const deadline = Date.now() + PATIENCE_MS;
  const fed: FedComment[] = [];
  for (const { id, text, author } of comments) {
    fed.push({ text, username: author.username, answer: await decided(client, id, deadline) });
  }
  const accepted = receipts.data.filter(({ status }) => status === 'accepted').length;
  return { accepted, duplicates: receipts.data.length - accepted, comments: fed };
}

interface Client {
  gatewayUrl: string;
  headers: Record<string, string>;
  abort: AbortSignal;
}

function readExample(file: string): Example {
  if (!existsSync(file)) {
    throw new CommandError(`the example article is missing: ${file}`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Example;
}

/** Ids and times are fixed, so that feeding the article again sends the very same events. */
function envelope(article: Created['article'], comment: Example['comments'][number], index: number): SiteEvent {
  const published = Date.parse(article.publishedAt ?? '2026-01-01T00:00:00Z');
  const timestamp = new Date(published + (index + 1) * 60_000).toISOString();
  return { type: 'comment.created', id: `example:${comment.id}`, timestamp, data: { ...comment, article } };
}

async function send(client: Client, events: SiteEvent[]): Promise<BatchReceipt> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call(client, '/v1/events', { method: 'POST', body: JSON.stringify(events) });
    if (answer.ok) {
      return (await answer.json()) as BatchReceipt;
    }
    if (answer.status !== 503 || attempt === 10) {
      throw new CommandError(
        `the gateway answered ${answer.status} to the example article: ${(await answer.text()).slice(0, 300)}`,
      );
    }
    await pause(1000, undefined, { signal: client.abort });
  }
}

async function decided(client: Client, id: string, deadline: number): Promise<CommentObject | null> {
  for (;;) {
    const answer = await call(client, `/v1/comments/${encodeURIComponent(id)}`, {});
    const comment = answer.ok ? ((await answer.json()) as CommentObject) : null;
    if (comment !== null && comment.status !== 'pending') {
      return comment;
    }
    if (Date.now() > deadline) {
      return comment;
    }
    await pause(50, undefined, { signal: client.abort });
  }
}

async function call({ gatewayUrl, headers, abort }: Client, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(gatewayUrl + path, {
      ...init,
      headers,
      signal: AbortSignal.any([abort, AbortSignal.timeout(15_000)]),
    });
  } catch (error) {
    abort.throwIfAborted();
    throw new CommandError(`the gateway did not answer ${path}: ${sentence((error as Error).cause ?? error)}`);
  }
}
