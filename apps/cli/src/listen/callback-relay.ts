import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { verifyWebhook } from '@palaver/platform';
import { CommandError, sentence } from '../command-error.js';
import { callbackLine } from './callback-line.js';

const PATH = '/palaver-listen';
const MAX_BYTES = 1024 * 1024;
/** As long as Palaver waits for an answer. */
const PATIENCE_MS = 15_000;
/** Between us and Palaver, not between Palaver and the site. */
const OF_THE_CONNECTION = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive']);

interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Why it is no answer of the site. */
  why?: string;
}

/** Takes callbacks on loopback and hands each on as it came; without an address it takes them itself. */
export class CallbackRelay {
  private readonly server: Server = createServer((request, response) => {
    void this.take(request).then(({ status, headers }) => response.writeHead(status, headers).end());
  });
  private secret: Buffer | undefined;
  private hint = ' (is its secret the one above?)';

  constructor(
    private readonly forward: string | undefined,
    private readonly say: (line: string) => void,
  ) {}

  /** Resolves to the address that callbacks are to go to. @param port 0 for any */
  async start(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject).listen({ port, host: '127.0.0.1', exclusive: true }, resolve);
    }).catch((error: Error) => {
      throw new CommandError(`port ${port} cannot be listened on: ${sentence(error)}.`, { cause: error });
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${PATH}`;
  }

  /** From now on callbacks are taken: those signed with this secret. */
  trust(secret: string): void {
    this.secret = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async take(request: IncomingMessage): Promise<Answer> {
    const body = await read(request);
    if (request.method !== 'POST' || request.url !== PATH) {
      return { status: 404 };
    }
    if (body === undefined) {
      return { status: 413 };
    }
    if (!this.secret || !isSigned(request, body, this.secret)) {
      return { status: 401 };
    }
    const answer = await this.handOn(request, body);
    const hint = this.hintAt(answer);
    this.say(`${callbackLine(body)}  -> ${answer.status}${answer.why === undefined ? '' : `, ${answer.why}`}${hint}`);
    return answer;
  }

  /** Said once: a site that still checks against the secret of its own endpoint refuses in many ways. */
  private hintAt({ status, why }: Answer): string {
    const isRefusal = why === undefined && (status === 400 || status === 401 || status === 403 || status === 500);
    const hint = isRefusal ? this.hint : '';
    this.hint = isRefusal ? '' : this.hint;
    return hint;
  }

  private async handOn(request: IncomingMessage, body: Buffer): Promise<Answer> {
    if (this.forward === undefined) {
      return { status: 204 };
    }
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const headers = headersOf(request);
      const answer = await fetch(this.forward, { method: 'POST', headers, body, redirect: 'manual', signal });
      await answer.body?.cancel();
      const retryAfter = answer.headers.get('retry-after');
      return { status: answer.status, headers: retryAfter === null ? {} : { 'retry-after': retryAfter } };
    } catch (error) {
      const { name, cause } = error as Error;
      return name === 'TimeoutError'
        ? { status: 504, why: 'no answer within 15 seconds' }
        : { status: 502, why: sentence(cause ?? error) };
    }
  }
}

/** Undefined for what is larger than any callback. */
async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BYTES) {
      chunks.push(chunk);
    }
  }
  return bytes > MAX_BYTES ? undefined : Buffer.concat(chunks);
}

function isSigned({ headers }: IncomingMessage, body: Buffer, secret: Buffer): boolean {
  const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) => headers[`webhook-${name}`]);
  const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
  return (
    verifyWebhook([secret], { id: one(id), timestamp: one(timestamp), signature: one(signature) }, body) === 'valid'
  );
}

function headersOf({ headers }: IncomingMessage): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    OF_THE_CONNECTION.has(name) || value === undefined ? [] : [[name, String(value)]],
  );
}
