import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { type ConsoleFile, readConsoleFiles } from './console-files.js';
import { ConsolePage } from './console-page.js';

/** The addresses of the console's screens; each is the same page, which shows the screen. */
export const SCREENS = [
  '/',
  '/welcome',
  '/password',
  '/sign-in',
  '/review',
  '/handover',
  '/search',
  '/policy',
  '/insights',
  '/rules',
  '/rules/:siteId/:ruleSet',
  '/batches',
  '/settings',
  '/account',
];

const YEAR = 'public, max-age=31536000, immutable';
const DAY = 'public, max-age=86400';

/** Serves the console from the folder it was built into; where it was not built, there is none. */
export function serveConsole(fastify: FastifyInstance, folder: string, gatewayUrl: string): void {
  if (!existsSync(join(folder, 'index.html'))) {
    return;
  }
  const page = new ConsolePage(folder, gatewayUrl);
  const sendPage = (_request: unknown, reply: FastifyReply) => {
    const { html, policy } = page.write();
    void reply.header('content-security-policy', policy).header('content-type', 'text/html; charset=utf-8');
    // A session's cookie changes nothing on it, and its nonce is for one answer.
    return reply.header('cache-control', 'no-store').send(html);
  };
  for (const screen of SCREENS) {
    fastify.get(screen, sendPage);
  }
  for (const [address, file] of readConsoleFiles(folder)) {
    const keep = address.startsWith('/assets/') ? YEAR : DAY;
    fastify.get(address, (request, reply) => sendFile(reply, file, request.headers['accept-encoding'], keep));
  }
}

function sendFile(
  reply: FastifyReply,
  { type, bytes, gzipped }: ConsoleFile,
  encodings: string | undefined,
  keep: string,
): FastifyReply {
  void reply.headers({ 'content-type': type, 'cache-control': keep, vary: 'accept-encoding' });
  if (gzipped !== undefined && /\bgzip\b/.test(encodings ?? '')) {
    return reply.header('content-encoding', 'gzip').send(gzipped);
  }
  return reply.send(bytes);
}
