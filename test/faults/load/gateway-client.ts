import { type Dispatcher, Pool } from 'undici';
import type { Answer, Operation } from './operation.js';

const PATIENCE_MS = 5000;
const CONNECTIONS = 64;

interface Body {
  status?: string;
  decision?: { version: number; action: string } | null;
  data?: { status: string; error?: { status: number; detail: string } }[];
  detail?: string;
}

/** Sends operations to one gateway and reads its answers as a careful site would: without one, nothing is known. */
export class GatewayClient {
  private readonly pool: Pool;

  constructor(
    url: string,
    private readonly keys: ReadonlyMap<string, string>,
  ) {
    this.pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  }

  async send(operation: Operation): Promise<Answer> {
    const path = operation.door === 'plain' ? '/v1/comments' : '/v1/events';
    const prefer: Record<string, string> = operation.wait > 0 ? { prefer: `wait=${operation.wait}` } : {};
    const patience = PATIENCE_MS + operation.wait * 1000;
    return this.post(path, operation.siteId, operation.body, prefer, patience).then(
      ({ status, body }) => answerOf(status, body),
      unheard,
    );
  }

  /** One array of envelopes of one site; each has an answer of its own. */
  async sendBatch(operations: readonly Operation[]): Promise<Answer[]> {
    const siteId = operations[0]?.siteId ?? '';
    const array = `[${operations.map(({ body }) => body).join(',')}]`;
    try {
      const { status, body } = await this.post('/v1/events', siteId, array, {}, PATIENCE_MS);
      return operations.map((_, n) => {
        const entry = body.data?.[n];
        return status === 202 && entry ? entryAnswer(entry) : answerOf(status, body);
      });
    } catch (error) {
      return operations.map(() => unheard(error));
    }
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private async post(
    path: string,
    siteId: string,
    text: string,
    headers: Record<string, string>,
    patienceMs: number,
  ): Promise<{ status: number; body: Body }> {
    const options: Dispatcher.RequestOptions = {
      path,
      method: 'POST',
      headers: { authorization: `Bearer ${this.keys.get(siteId)}`, 'content-type': 'application/json', ...headers },
      body: text,
      signal: AbortSignal.timeout(patienceMs),
    };
    const answer = await this.pool.request(options);
    const body = (await answer.body.json()) as Body;
    const retry = answer.statusCode === 503 && answer.headers['retry-after'] === undefined;
    return { status: answer.statusCode, body: retry ? { ...body, detail: '503 without Retry-After' } : body };
  }
}

function answerOf(status: number, body: Body): Answer {
  const outcome = status === 200 || status === 202 ? 'ok' : status >= 500 ? 'unknown' : 'fail';
  const { decision } = body;
  return {
    outcome,
    status,
    duplicate: body.status === 'duplicate',
    decision: decision ? { version: decision.version, action: decision.action } : undefined,
    detail: body.detail,
  };
}

function entryAnswer({ status, error }: { status: string; error?: { status: number; detail: string } }): Answer {
  if (error) {
    return {
      outcome: error.status >= 500 ? 'unknown' : 'fail',
      status: error.status,
      duplicate: false,
      detail: error.detail,
    };
  }
  return { outcome: 'ok', status: 202, duplicate: status === 'duplicate' };
}

function unheard(error: unknown): Answer {
  const { code, name } = error as { code?: unknown; name: string };
  return { outcome: 'unknown', status: null, duplicate: false, detail: typeof code === 'string' ? code : name };
}
