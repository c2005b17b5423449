import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface Call {
  path: string;
  headers: Record<string, string>;
  body: string;
  at: number;
}

export type Answering = (response: ServerResponse) => void;

/** A site's receiver: what came in, and what the next calls to a path are answered; without a script 200. */
export class Receiver {
  readonly calls: Call[] = [];
  private readonly answers = new Map<string, Answering[]>();
  private readonly server = createServer((request, response) => void this.take(request, response));

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  script(path: string, ...answers: Answering[]): void {
    this.answers.set(path, answers);
  }

  of(path: string): Call[] {
    return this.calls.filter((call) => call.path === path);
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) {
      body += String(chunk);
    }
    const path = request.url ?? '';
    this.calls.push({ path, headers: request.headers as Record<string, string>, body, at: Date.now() });
    (this.answers.get(path)?.shift() ?? ((ok) => ok.end('thanks')))(response);
  }
}

export const status =
  (code: number, headers: Record<string, string> = {}): Answering =>
  (response) =>
    void response.writeHead(code, headers).end();
