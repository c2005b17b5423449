import type { Random } from '../random.js';
import type { Journal } from './journal.js';

export interface Reply {
  status: number;
  body: unknown;
  sent: number;
  answered: number;
}

const PATIENCE_MS = 6000;

/** One moderator's way to the admins: any of them, by chance. */
export class AdminClient {
  constructor(
    private readonly urls: readonly string[],
    private readonly token: string,
    private readonly random: Random,
    private readonly journal: Journal,
  ) {}

  /** `status` 0: there was no answer, or 503; it may have been done all the same. Others than those `expected` are noted. */
  async ask(path: string, expected: readonly number[], body?: object, headers: object = {}): Promise<Reply> {
    const sent = Date.now();
    const answer = await this.send(path, body, headers);
    const answered = Date.now();
    if (!answer || answer.status === 503) {
      this.journal.unanswered += 1;
      return { status: 0, body: undefined, sent, answered };
    }
    if (!expected.includes(answer.status)) {
      this.journal.surprises.push(`${path} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    }
    return { status: answer.status, body: answer.text === '' ? undefined : JSON.parse(answer.text), sent, answered };
  }

  /** Undefined where nobody knows what became of it. Who is not there at all has done nothing, and another is asked. */
  private async send(
    path: string,
    body: object | undefined,
    headers: object,
  ): Promise<{ status: number; text: string } | undefined> {
    const from = this.random.whole(0, this.urls.length - 1);
    for (const url of [...this.urls.slice(from), ...this.urls.slice(0, from)]) {
      try {
        const answer = await fetch(url + path, {
          method: body === undefined ? 'GET' : 'POST',
          headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers },
          body: body === undefined ? undefined : JSON.stringify(body),
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        return { status: answer.status, text: await answer.text() };
      } catch (error) {
        if ((error as { cause?: { code?: string } }).cause?.code !== 'ECONNREFUSED') {
          return undefined;
        }
      }
    }
    return undefined;
  }
}
