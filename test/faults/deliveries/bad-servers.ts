import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { SELF_SIGNED } from './self-signed.js';

const GIGABYTE = 1024 ** 3;
const PIECE = Buffer.alloc(64 * 1024, 'x');

/** A server on loopback that misbehaves, and what of that can be counted. */
export interface BadServer {
  url: string;
  calls: number;
  /** Bytes of the answer that were taken off its hands. */
  written: number;
  close(): Promise<void>;
}

type Misbehave = (server: BadServer) => Server;

async function open(misbehave: Misbehave, scheme = 'http'): Promise<BadServer> {
  const sockets = new Set<Socket>();
  const bad: BadServer = { url: '', calls: 0, written: 0, close: () => Promise.resolve() };
  const server = misbehave(bad);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  bad.url = `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  bad.close = () => {
    sockets.forEach((socket) => socket.destroy());
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return bad;
}

const http = (answer: (...args: [...Parameters<RequestListener>, BadServer]) => void): Promise<BadServer> =>
  open((bad) =>
    createHttpServer((request, response) => {
      bad.calls += 1;
      request.resume();
      answer(request, response, bad);
    }),
  );

/** Bytes one by one, a second apart. */
function drip(write: (byte: string) => void, text: string): NodeJS.Timeout {
  let n = 0;
  return setInterval(() => write(text[n++ % text.length] ?? ''), 1000);
}

export const BAD_SERVERS = {
  answering: (status: number, headers: Record<string, string> = {}) =>
    http((_request, response) => void response.writeHead(status, headers).end()),
  hanging: () => http(() => undefined),
  resetting: () => http((request) => void request.socket.resetAndDestroy()),
  drippingHead: () =>
    http(({ socket }) => {
      const timer = drip((byte) => socket.write(byte), 'HTTP/1.1 200 OK\r\n\r\n');
      socket.on('close', () => clearInterval(timer));
    }),
  drippingBody: () =>
    http((_request, response) => {
      response.writeHead(200);
      const timer = drip((byte) => response.write(byte), 'x');
      response.on('close', () => clearInterval(timer));
    }),
  flooding: () =>
    http((_request, response, bad) => {
      response.writeHead(200, { 'content-length': GIGABYTE });
      const more = (): void => {
        while (!response.destroyed && bad.written < GIGABYTE) {
          bad.written += PIECE.length;
          if (!response.write(PIECE)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    }),
  selfSigned: () =>
    open(
      (bad) =>
        createHttpsServer(SELF_SIGNED, (_request, response) => {
          bad.calls += 1;
          response.end();
        }),
      'https',
    ),
  withoutTls: () => open(() => createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')), 'https'),
};
