import { type AdminCalls } from '@palaver/sdk';
import { type RouteName, ROUTES } from './routes.js';
import { RefusedError, UnreachableError } from './call-errors.js';

export type Answer<Name extends keyof AdminCalls> = Awaited<ReturnType<AdminCalls[Name]>>;
type Options<Name extends keyof AdminCalls> = NonNullable<Parameters<AdminCalls[Name]>[0]>;
type Part<Of, Key extends string> = Of extends { [key in Key]?: infer Value } ? Exclude<Value, undefined> : never;

export interface Sent<Name extends RouteName> {
  path?: Part<Options<Name>, 'path'>;
  query?: Part<Options<Name>, 'query'>;
  body?: Part<Options<Name>, 'body'>;
  /** The etag of what it is about. */
  ifMatch?: string;
  signal?: AbortSignal;
  /** Sent even while the page is being left. */
  keepalive?: boolean;
}

/**
 * Calls a route of the admin; the session's cookie goes along by itself.
 * @throws RefusedError when the admin refuses, UnreachableError when nothing answers
 */
export async function call<Name extends RouteName>(name: Name, sent: Sent<Name> = {}): Promise<Answer<Name>> {
  return (await callTagged(name, sent)).answer;
}

/** The same, with the etag of what was answered. */
export async function callTagged<Name extends RouteName>(
  name: Name,
  sent: Sent<Name> = {},
): Promise<{ answer: Answer<Name>; etag: string }> {
  const [method = 'GET', template = ''] = ROUTES[name].split(' ');
  const { body, ifMatch, signal, keepalive } = sent;
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const answer = await reach(addressOf(template, sent.path, sent.query), {
    method,
    headers: {
      accept: 'application/json',
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    body: hasBody ? JSON.stringify(body ?? {}) : undefined,
    signal,
    keepalive,
  });
  const text = await answer.text();
  const content: unknown = text === '' ? undefined : JSON.parse(text);
  if (!answer.ok) {
    throw new RefusedError(answer.status, content);
  }
  return { answer: content as Answer<Name>, etag: answer.headers.get('etag') ?? '' };
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) {
      throw error;
    }
    throw new UnreachableError('Palaver does not answer.', { cause: error });
  }
}

function addressOf(template: string, path: unknown, query: unknown): string {
  const parts = new Map<string, unknown>(Object.entries(path ?? {}));
  const address = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts.get(name))));
  const asked = new URLSearchParams(
    Object.entries((query ?? {}) as Record<string, string | undefined>).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  return asked.size === 0 ? address : `${address}?${asked}`;
}
