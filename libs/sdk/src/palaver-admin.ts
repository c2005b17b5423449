import { type ClientOptions, DEFAULTS } from './client-options.js';
import { createClient } from './generated/admin/client/index.js';
import * as routes from './generated/admin/sdk.gen.js';
import { defined } from './defined.js';
import { dataOf, type Outcome } from './palaver-error.js';
import { retryingFetch } from './retrying-fetch.js';

export interface PalaverAdminOptions extends ClientOptions {
  /** An API token: pat_... */
  token: string;
}

type Routes = typeof routes;
type Answer<Route> = Route extends (...args: never[]) => Promise<infer Result>
  ? Result extends { data: infer Data }
    ? Exclude<Data, undefined>
    : never
  : never;
/** Every route of the admin by its id: takes path, query, headers and body, gives what is answered. */
export type AdminCalls = {
  [Name in keyof Routes]: Routes[Name] extends (...args: infer Args) => unknown
    ? (...args: Args) => Promise<Answer<Routes[Name]>>
    : never;
};

/** Repeating these changes nothing more. */
const REPEATABLE = new Set(['GET', 'PUT', 'DELETE']);

/**
 * Palaver's administration. Each route of its OpenAPI document is a method of its id. What fails for a moment is tried
 * again unless it might have been carried out and would then happen twice. Throws a PalaverError when it is refused.
 */
export function palaverAdmin({ url, token, attempts, timeoutMs, fetch }: PalaverAdminOptions): AdminCalls {
  const mayRepeat = ({ method }: Request) => REPEATABLE.has(method);
  const send = retryingFetch({ ...DEFAULTS, ...defined({ attempts, timeoutMs, fetch }), mayRepeat });
  const client = createClient({
    baseUrl: url.replace(/\/+$/, ''),
    auth: token,
    fetch: send as typeof globalThis.fetch,
  });
  const calls = Object.entries(routes).map(([name, route]) => {
    const call = route as (options: object) => Promise<Outcome<unknown>>;
    return [name, async (options: object = {}) => dataOf(await call({ ...options, client }))];
  });
  return Object.fromEntries(calls) as AdminCalls;
}
