import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface Recorded {
  method: string;
  /** Without the query. */
  path: string;
  status: number;
}

/** Stands before a server and keeps what was asked of it and how that was answered. */
export class RecordingProxy {
  readonly recorded: Recorded[] = [];
  private readonly server: Server;

  private constructor(private readonly target: URL) {
    this.server = createServer((asked, reply) => this.pass(asked, reply));
  }

  static async start(target: string): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(new URL(target));
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Host and body go through as they come, so that addresses and streams are the caller's. */
  private pass(asked: IncomingMessage, reply: ServerResponse): void {
    const { method = 'GET', url = '/', headers } = asked;
    const { hostname, port } = this.target;
    const onward = request({ hostname, port, method, path: url, headers }, (answer) => {
      const status = answer.statusCode ?? 0;
      this.recorded.push({ method, path: url.split('?')[0] ?? '', status });
      reply.writeHead(status, answer.headers);
      answer.on('error', () => reply.destroy()).pipe(reply);
    });
    onward.on('error', () => reply.destroy());
    reply.on('close', () => onward.destroy());
    asked.pipe(onward);
  }
}
