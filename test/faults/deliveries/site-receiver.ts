import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import type { RxRow } from '../checker/chaos-schema.js';

/** What a receiver does with a message: act on it or not, and answer or cut the connection. */
export interface Treatment {
  applied: boolean;
  /** Null cuts the connection. */
  status: number | null;
}

interface ModeratedMessage {
  type: string;
  data: { siteId: string; id: string; decision: { version: number; action: string } };
}

/** A site's end of the callbacks: verifies every one with two libraries, and writes down what came in its order. */
export class SiteReceiver {
  readonly rows: RxRow[] = [];
  /** Messages of other types. */
  readonly others: { type: string; data: Record<string, unknown> }[] = [];
  verified = 0;
  /** What no correct message can be. */
  readonly faults: string[] = [];
  /** When the newest version so far came, by comment. */
  readonly newest = new Map<string, { version: number; at: number }>();
  endpointId = '';
  private verifiers: { verify(body: string, headers: Record<string, string>): unknown }[] = [];
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly treat: () => Treatment = () => ({ applied: true, status: 200 })) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** Listens, at the port it had before if there was one. */
  async open(): Promise<void> {
    const server = createServer((request, response) => void this.take(request, response));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
  }

  /** From now on connections are refused. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    await new Promise<void>((resolve) => {
      if (!server) {
        resolve();
        return;
      }
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  knows(endpoint: { id: string; secret: string }): void {
    this.endpointId = endpoint.id;
    this.verifiers = [new StandardWebhook(endpoint.secret), new SvixWebhook(endpoint.secret)];
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) {
        chunks.push(chunk as Buffer);
      }
    } catch {
      // A sender that was killed in the middle of a message: nothing was said.
      return;
    }
    const { applied, status } = this.treat();
    this.note(Buffer.concat(chunks).toString(), request.headers as Record<string, string>, applied);
    if (status === null) {
      request.socket.resetAndDestroy();
    } else {
      response.writeHead(status).end();
    }
  }

  private note(body: string, headers: Record<string, string>, applied: boolean): void {
    try {
      this.verifiers.forEach((verifier) => verifier.verify(body, headers));
      this.verified += 1;
    } catch (error) {
      this.faults.push(`a signature that does not verify: ${(error as Error).message}`);
      return;
    }
    const { type, data } = JSON.parse(body) as ModeratedMessage;
    if (type !== 'comment.moderated') {
      this.others.push({ type, data });
      return;
    }
    const { siteId, id, decision } = data;
    const n = this.rows.length + 1;
    this.rows.push({
      n,
      endpoint_id: this.endpointId,
      site_id: siteId,
      ext_id: id,
      decision_version: decision.version,
      action: decision.action,
      applied,
    });
    if (applied && decision.version > (this.newest.get(id)?.version ?? 0)) {
      this.newest.set(id, { version: decision.version, at: Date.now() });
    }
  }
}
