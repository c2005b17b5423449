import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { type CallbackGuard } from './callback-guard.js';

const CONNECT_MS = 5000;
const ATTEMPT_MS = 15_000;
const MAX_ANSWER_BYTES = 64 * 1024;
const CONNECTIONS_PER_HOST = 16;

export interface CallbackAnswer {
  status: number;
  retryAfter: string | undefined;
}

/**
 * POSTs to addresses strangers gave us: never follows a redirect, knows no proxy, lets the guard see the address and
 * every answer of the name service, ends after 15 seconds and reads at most 64 KiB.
 */
export class CallbackClient {
  private readonly agent: Agent;
  private readonly connectors = new Map<number, buildConnector.connector>();

  constructor(
    private readonly guard: CallbackGuard,
    private readonly attemptMs = ATTEMPT_MS,
  ) {
    this.agent = new Agent({
      connections: CONNECTIONS_PER_HOST,
      pipelining: 1,
      connect: (options, callback) => this.connector(portOf(options))(options, callback),
    });
  }

  /** @throws CallbackRefusedError, or the network's error; an answer of any status is no error. */
  async post(url: string, headers: Record<string, string>, body: string, stop: AbortSignal): Promise<CallbackAnswer> {
    // A connection to a bare IP address asks no name service, so the address itself is judged here, on every attempt.
    const { href } = this.guard.check(url);
    const signal = AbortSignal.any([stop, AbortSignal.timeout(this.attemptMs)]);
    const answer = await request(href, { method: 'POST', headers, body, signal, dispatcher: this.agent });
    await skim(answer.body);
    const retryAfter = answer.headers['retry-after'];
    return { status: answer.statusCode, retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter };
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private connector(port: number): buildConnector.connector {
    const known = this.connectors.get(port);
    const connector = known ?? buildConnector({ timeout: CONNECT_MS, lookup: this.guard.lookupFor(port) });
    this.connectors.set(port, connector);
    return connector;
  }
}

/** Reads the answer to its end, so that the connection can be used again, or cuts it off where it becomes too much. */
async function skim(body: Dispatcher.ResponseData['body']): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += (chunk as Buffer).length;
      if (bytes > MAX_ANSWER_BYTES) {
        break;
      }
    }
  } catch (error) {
    // The status has been given; what becomes of the body does not change it.
    body.destroy(error as Error);
  }
}

function portOf({ port, protocol }: buildConnector.Options): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
