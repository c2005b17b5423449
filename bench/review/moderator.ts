import { CommandError } from '../../apps/cli/src/command-error.js';

export interface TakenItem {
  id: string;
  etag: string;
}

/** Somebody who works over HTTP, and holds at most one item. */
export class Moderator {
  private held: TakenItem | undefined;

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Takes what comes first; how many milliseconds it took from the request to the whole answer. */
  async next(): Promise<number> {
    const asked = performance.now();
    const { data } = (await this.post('/v1/review/next', {})) as { data: TakenItem[] };
    const took = performance.now() - asked;
    [this.held] = data;
    if (!this.held) {
      throw new CommandError('next found nothing although items wait.');
    }
    return took;
  }

  /** Decides what he holds, or gives it back. True when it was decided. */
  async settle(way: 'decide' | 'release'): Promise<boolean> {
    const item = this.held;
    this.held = undefined;
    if (item && way === 'decide') {
      await this.post(`/v1/review/items/${item.id}/decide`, { action: 'approve' }, { 'if-match': item.etag });
    } else if (item) {
      await this.post(`/v1/review/items/${item.id}/release`, {});
    }
    return item !== undefined && way === 'decide';
  }

  /** @throws CommandError when the answer is not a 2xx */
  async post(path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
    const answer = await fetch(this.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new CommandError(`POST ${path} answered ${answer.status}: ${text}`);
    }
    return text === '' ? undefined : JSON.parse(text);
  }
}
