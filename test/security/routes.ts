/** A route as an OpenAPI document tells it. */
export interface Route {
  /** `POST /v1/sites`, as the document has it. */
  name: string;
  method: string;
  path: string;
  /** Names of its query parameters. */
  query: string[];
  /** Who may call it: a token or a person, a person alone, or everybody. */
  caller: 'token' | 'person' | 'everybody';
  /** The permission it takes, if any, and the roles that have it. */
  permission?: string;
  roles?: string[];
  /** Whether it takes JSON. */
  takesJson: boolean;
}

interface Described {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, unknown> };
  security?: object[];
  'x-permission'?: string;
  'x-roles'?: string[];
}

/** Open to everybody: health, and the document itself. */
const OPEN_ROUTES = ['/openapi.json', '/docs', '/docs/reference.css', '/healthz', '/readyz'];

/** Every route of the document that a server tells of itself, but for those that are open to everybody. */
export async function routesOf(url: string): Promise<Route[]> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Described>>;
  };
  const guarded = Object.entries(paths).filter(([path]) => !OPEN_ROUTES.includes(path));
  return guarded.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, security = [], ...more }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      query: parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
      caller: callerOf(security),
      permission: more['x-permission'],
      roles: more['x-roles'],
      takesJson: requestBody !== undefined && 'application/json' in requestBody.content,
    })),
  );
}

/** The gateway's routes are for keys, which count as tokens here. */
function callerOf(security: object[]): Route['caller'] {
  const schemes = security.flatMap((scheme) => Object.keys(scheme));
  return schemes.length === 0 ? 'everybody' : schemes.every((scheme) => scheme === 'session') ? 'person' : 'token';
}

const RULES = '/v1/sites/{siteId}/rule-sets';

/** For every route of the admin that takes JSON: a body that fits, about the site `siteId`. */
export const adminBodies = (siteId: string): Record<string, Record<string, unknown>> => ({
  'POST /v1/sites': { id: 'made', name: 'Made' },
  'PATCH /v1/sites/{siteId}': { name: 'Renamed' },
  'POST /v1/sites/{siteId}/keys': { name: 'k' },
  'POST /v1/sites/{siteId}/keys/rotate': {},
  'POST /v1/sites/{siteId}/keys/{keyId}/rotate': {},
  'POST /v1/sites/{siteId}/secrets/rotate': {},
  'POST /v1/tokens': { name: 't', role: 'analyst', sites: [siteId] },
  'POST /v1/people': { email: 'ben@news.example', name: 'Ben', role: 'analyst', sites: [siteId] },
  'PATCH /v1/people/{personId}': { name: 'Benjamin', role: 'analyst' },
  'POST /v1/people/{personId}/link': {},
  'POST /v1/setup': { token: 'link_x', email: 'a@b.example', name: 'Ada', password: 'tin roof, slow harbour' },
  'POST /v1/passwords': { token: 'link_x', password: 'tin roof, slow harbour' },
  'POST /v1/passwords/reset': { email: 'a@b.example' },
  'PUT /v1/me/preferences': { theme: 'dark' },
  'POST /v1/session': { email: 'a@b.example', password: 'tin roof, slow harbour' },
  'POST /v1/me/password': { current: 'x', password: 'tin roof, slow harbour' },
  'POST /v1/me/totp': { password: 'x' },
  'POST /v1/me/totp/confirm': { code: '123456' },
  'POST /v1/me/totp/remove': { password: 'x' },
  'POST /v1/endpoints': { siteId, url: 'https://example.org/', types: ['comment.moderated'] },
  'PATCH /v1/endpoints/{id}': { enabled: false },
  'POST /v1/endpoints/{id}/rotate-secret': {},
  'POST /v1/endpoints/{id}/test': {},
  'POST /v1/endpoints/{id}/replay': {},
  'POST /v1/endpoints/{id}/deliveries/{delivery}/replay': {},
  'PUT /v1/sites/{siteId}/sampling': { approve: 0.01, reject: 0.05 },
  'PUT /v1/me/care': { severeInARow: 5 },
  'POST /v1/review/next': { siteId },
  'POST /v1/review/items/{id}/decide': { action: 'approve' },
  'POST /v1/review/items/{id}/release': {},
  'POST /v1/sites/{siteId}/authors/{key}/notes': { text: 'seen before' },
  'POST /v1/sites/{siteId}/reporters/{reporter}/mute': {},
  'POST /v1/sites/{siteId}/reporters/{reporter}/unmute': {},
  'PUT /v1/sites/{siteId}/articles/{articleKey}/mode': { mode: 'closed' },
  'POST /v1/sites/{siteId}/authors/{key}/sanctions': { kind: 'ban', reason: 'threat' },
  'POST /v1/sites/{siteId}/authors/{key}/sanctions/{id}/confirm': {},
  'POST /v1/sites/{siteId}/authors/{key}/sanctions/{id}/lift': {},
  'POST /v1/review/batches/selection': { siteId, entries: [{ comment: 'c1', etag: '"1.1"' }], action: 'approve' },
  'POST /v1/review/batches/{id}/run': {},
  'POST /v1/review/batches/{id}/cancel': {},
  'POST /v1/review/batches/{id}/undo': {},
  'POST /v1/review/batches/preview': { siteId, filter: { text: 'x' }, action: 'approve' },
  'POST /v1/review/batches/reversal': { siteId, cause: { rule: 'WORD' } },
  'POST /v1/review/waves/decide': {
    siteId,
    wave: 'copies:c1',
    entries: [{ comment: 'c1', etag: '1.1' }],
    action: 'approve',
  },
  'POST /v1/review/undo': { siteId, comment: 'c1' },
  'POST /v1/review/claims/heartbeat': {},
  'POST /v1/review/claims/release': {},
  'POST /v1/review/items': { siteId, commentId: 'c1' },
  'POST /v1/review/items/{id}/claim': {},
  'POST /v1/review/items/{id}/heartbeat': {},
  'POST /v1/review/items/{id}/hand-over': { to: 'token:desk' },
  'POST /v1/review/items/{id}/viewing': {},
  'POST /v1/review/items/{id}/second-opinion': { action: 'approve' },
  'POST /v1/review/items/{id}/escalate': {},
  'POST /v1/review/items/{id}/de-escalate': {},
  'POST /v1/review/items/{id}/skip': {},
  'POST /v1/review/items/{id}/unskip': {},
  'POST /v1/sites/{siteId}/queues': { id: 'sport', name: 'Sport' },
  'PATCH /v1/sites/{siteId}/queues/{queue}': { name: 'Sport' },
  'POST /v1/imports': { siteId },
  'POST /v1/imports/{id}/finish': {},
  [`POST ${RULES}`]: { id: 'house', source: 'x' },
  [`PUT ${RULES}/{id}/draft`]: { source: 'x' },
  [`POST ${RULES}/{id}/lint`]: { source: 'x' },
  [`POST ${RULES}/{id}/test`]: { source: 'x' },
  [`POST ${RULES}/{id}/evaluations`]: { comment: { text: 'x' } },
  [`POST ${RULES}/{id}/diff`]: { source: 'x' },
  [`POST ${RULES}/{id}/publish`]: { state: 'live' },
  [`POST ${RULES}/{id}/versions/{version}/promote`]: {},
  [`POST ${RULES}/{id}/versions/{version}/archive`]: {},
  [`POST ${RULES}/{id}/versions/{version}/rollback`]: {},
  [`POST ${RULES}/{id}/versions/{version}/brake/release`]: { rule: 'WORD' },
  [`POST ${RULES}/{id}/backtests`]: { of: 'live' },
  [`POST ${RULES}/{id}/backtests/{backtest}/cancel`]: {},
  [`POST ${RULES}/re-run`]: { since: '2026-01-31T12:00:00Z' },
});

/** For every route of the gateway that takes JSON: a body that fits. */
export const gatewayBodies = (id: string): Record<string, Record<string, unknown>> => {
  const comment = {
    id,
    article: { url: 'https://news.example/harbour' },
    author: { username: 'tidewatcher' },
    text: 'The last dredging was finished only two years ago.',
  };
  const event = { type: 'comment.created', id: `e-${id}`, timestamp: '2026-01-31T12:00:00Z', data: comment };
  return {
    'POST /v1/events': event,
    'POST /v1/sites/{siteId}/events': event,
    'POST /v1/comments': comment,
    'POST /v1/evaluations': comment,
  };
};
