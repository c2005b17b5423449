import { isIP } from 'node:net';
import { ProblemError } from '@palaver/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';

/** A browser takes this name over https alone, for this host alone, and for every path of it. */
const SECURE_NAME = '__Host-palaver';
const LOOPBACK_NAME = 'palaver';
const SECONDS = 12 * 3600;
const VALUE = /^session_[A-Za-z0-9_-]{43}$/;

type Way = 'https' | 'loopback' | 'open';

/** The value of the session's cookie that belongs to the way the request came. */
export function readSessionCookie(request: FastifyRequest): string | undefined {
  const name = nameFor(wayOf(request));
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const values = pairs.flatMap(([key, value]) =>
    name !== undefined && key === name && value !== undefined ? [value] : [],
  );
  // Two cookies of one name: somebody has planted one of them.
  const [only] = values;
  return values.length === 1 && only !== undefined && VALUE.test(only) ? only : undefined;
}

/** Whether it carries anything a browser would have kept as a session of ours. */
export function hasSessionCookie({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return /(?:^|;\s*)(?:__Host-)?palaver=/.test(headers.cookie ?? '');
}

/** @throws ProblemError 403 where a password and a cookie would go over the wire in clear */
export function requireSafeWay(request: FastifyRequest): void {
  if (wayOf(request) === 'open') {
    const detail =
      'People sign in over https, or over http on the machine itself. Behind a proxy that ends TLS, name it in TRUST_PROXY.';
    throw new ProblemError(403, 'https-needed', detail);
  }
}

/** `requireSafeWay` has been asked before. */
export function sendSessionCookie(request: FastifyRequest, reply: FastifyReply, value: string): void {
  send(request, reply, value, SECONDS);
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  send(request, reply, '', 0);
}

function send(request: FastifyRequest, reply: FastifyReply, value: string, maxAge: number): void {
  const way = wayOf(request);
  const secure = way === 'https' ? '; Secure' : '';
  const name = nameFor(way) ?? SECURE_NAME;
  void reply.header('set-cookie', `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure}`);
}

function nameFor(way: Way): string | undefined {
  return { https: SECURE_NAME, loopback: LOOPBACK_NAME, open: undefined }[way];
}

/** The forwarding headers of proxies that are not trusted say nothing. */
function wayOf(request: FastifyRequest): Way {
  if (request.protocol === 'https') {
    return 'https';
  }
  return isLoopback(request.ip) && isLoopbackName(request.hostname) ? 'loopback' : 'open';
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

function isLoopbackName(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || (isIP(name) !== 0 && isLoopback(name));
}
