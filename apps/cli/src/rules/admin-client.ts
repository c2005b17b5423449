import { CommandError, sentence } from '../command-error.js';
import { type Remote } from './remote-options.js';

const TIMEOUT_MS = 60_000;

export interface Reply<Body> {
  status: number;
  body: Body;
}

interface ProblemBody {
  detail?: string;
  errors?: { detail: string }[];
}

/** Nobody answered: whether anything was done is not known. */
export class UnreachableError extends CommandError {}

/** The admin's rule sets of one site, or what else is under `base`. Answers other than those expected become one sentence. */
export class AdminClient {
  constructor(
    private readonly remote: Remote,
    private readonly base = `/v1/sites/${encodeURIComponent(remote.site)}/rule-sets`,
  ) {}

  async get<Body>(path: string): Promise<Body> {
    return (await this.send<Body>('GET', path)).body;
  }

  /** What is no JSON, as it is answered. */
  async text(path: string): Promise<string> {
    return (await this.ask('GET', path, undefined, {}, [])).text;
  }

  /** Undefined for what is not there. */
  async find<Body>(path: string): Promise<Body | undefined> {
    const { status, body } = await this.send<Body>('GET', path, undefined, {}, [404]);
    return status === 404 ? undefined : body;
  }

  /**
   * @param body sent as JSON, bytes as they are
   * @param expected statuses beyond success that the caller deals with himself
   */
  async send<Body>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    expected: readonly number[] = [],
  ): Promise<Reply<Body>> {
    const { status, text } = await this.ask(method, path, body, headers, expected);
    return { status, body: parse(this.remote.url, text) as Body };
  }

  private async ask(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
    expected: readonly number[],
  ): Promise<{ status: number; text: string }> {
    const { url, token } = this.remote;
    const { ok, status, text } = await fetch(`${url}${this.base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
      .then(async (answer) => ({ ok: answer.ok, status: answer.status, text: await answer.text() }))
      .catch((error: Error) => {
        throw new UnreachableError(`${url} does not answer: ${sentence(error.cause ?? error)}.`, { cause: error });
      });
    if (!ok && !expected.includes(status)) {
      throw new CommandError(refusalText(url, status, text));
    }
    return { status, text };
  }
}

function refusalText(url: string, status: number, text: string): string {
  const { detail, errors = [] } = parse(url, text) as ProblemBody;
  const found = errors.map((error) => `; ${error.detail}`).join('');
  return `${url} refused with ${status}: ${detail ?? 'no reason given'}${found}`;
}

function parse(url: string, text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (error) {
    throw new UnreachableError(`${url} does not answer like an admin of Palaver.`, { cause: error });
  }
}
