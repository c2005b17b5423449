import type { CommentObject } from '@palaver/contracts';
import { ApiTokenRepository, openDatabase } from '@palaver/persistence';
import { NetProxy } from '../faults/net-proxy.js';
import { type RunningApp } from './apps.js';
import { GatewayHouse } from './gateway-house.js';

/** All of Palaver, with a line to its gateway that can be cut. */
export class WholeHouse {
  private constructor(
    readonly gateway: GatewayHouse,
    readonly admin: RunningApp,
    /** Of an admin of all sites. */
    readonly token: string,
    readonly line: NetProxy,
  ) {}

  static async open(): Promise<WholeHouse> {
    const gateway = await GatewayHouse.open({ CALLBACK_ALLOWED: '127.0.0.1:*' });
    const db = await openDatabase(gateway.database.url, { role: 'app', max: 2 });
    const { token } = await new ApiTokenRepository(db).create({ name: 'desk', role: 'admin', sites: ['*'] });
    await db.close();
    const admin = await gateway.start('admin');
    await gateway.start('worker');
    const { hostname, port } = new URL(gateway.gateway.url);
    return new WholeHouse(gateway, admin, token, await NetProxy.start({ host: hostname, port: Number(port) }));
  }

  /** What a site is told by its environment; `secret` is that of the endpoint. */
  settings(secret: string): Record<string, string> {
    return {
      PALAVER_URL: `http://127.0.0.1:${this.line.port}`,
      PALAVER_KEY: this.gateway.news.testKey,
      PALAVER_SECRET: secret,
    };
  }

  async endpoint(url: string): Promise<{ id: string; secret: string }> {
    const made = await this.ask('/v1/endpoints', { siteId: 'news', url, types: ['comment.moderated'] });
    return made as { id: string; secret: string };
  }

  /** What Palaver says of an endpoint it has sent a test message. */
  testEndpoint(id: string): Promise<unknown> {
    return this.ask(`/v1/endpoints/${id}/test`, {});
  }

  /** A person approves what waits, which must be this comment. */
  async approve(id: string): Promise<void> {
    const next = await this.ask('/v1/review/next', { siteId: 'news' });
    const [item] = (next as { data: { id: string; etag: string; comment: { id: string } }[] }).data;
    if (item?.comment.id !== id) {
      throw new Error(`${id} does not wait for a person, but ${item?.comment.id ?? 'nothing'}`);
    }
    await this.ask(`/v1/review/items/${item.id}/decide`, { action: 'approve' }, { 'if-match': item.etag });
  }

  /** As Palaver has it. */
  async comment(id: string): Promise<CommentObject> {
    return (await this.gateway.get(`/v1/comments/${id}`)).body as CommentObject;
  }

  async close(): Promise<void> {
    await this.line.close();
    await this.gateway.close();
  }

  private async ask(path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
    const answer = await fetch(this.admin.url + path, {
      method: 'POST',
      // Suites check types in between, for longer than an idle connection is kept; its end would be noticed too late.
      headers: {
        authorization: `Bearer ${this.token}`,
        connection: 'close',
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${path} answered ${answer.status}: ${text}`);
    }
    return JSON.parse(text);
  }
}
