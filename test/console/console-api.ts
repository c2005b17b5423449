import { type Role } from '@palaver/contracts';
import { type ConsoleHouse } from './console-house.js';

/** The admin's API as somebody calls it who has signed in. */
export class ConsoleApi {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  static async as(house: ConsoleHouse, role: Role, name: string, sites?: readonly string[]): Promise<ConsoleApi> {
    return new ConsoleApi(house.admin.url, await house.beginSession(role, name, sites));
  }

  async send<Answer = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        cookie: `palaver=${this.cookie}`,
        origin: this.url,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    }
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }
}
