import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type ProxyMode =
  | { kind: 'pass' }
  | { kind: 'latency'; ms: number }
  /** Takes connections and bytes and answers nothing. */
  | { kind: 'blackhole' }
  /** Closes new connections at once; those that are open stay. */
  | { kind: 'refuse' };

interface Link {
  client: Socket;
  server: Socket;
  /** Set while the server's bytes are swallowed and the connection is about to be cut. */
  cutting: boolean;
  /** The last bytes sent to the server, in which a pattern may have begun. */
  tail: Buffer;
  /** Bytes of the server that may still pass, where the link is to be cut after so many. */
  allowance: number;
}

interface ReplyCut {
  pattern: Buffer;
  left: number;
}

/** How long the server has to finish before the connection is cut, so that what it confirmed is really done. */
const SETTLE_MS = 50;

/** A TCP proxy on loopback that does to the bytes between two programs what a bad network does. */
export class NetProxy {
  private mode: ProxyMode = { kind: 'pass' };
  private readonly links = new Set<Link>();
  private replyCuts: ReplyCut[] = [];
  private nextAllowance = Infinity;
  /** Replies that were cut off since the start. */
  cuts = 0;

  private constructor(
    private readonly listener: Server,
    private readonly target: { host: string; port: number },
  ) {}

  static async start(target: { host: string; port: number }): Promise<NetProxy> {
    const listener = createServer();
    const proxy = new NetProxy(listener, target);
    listener.on('connection', (client) => proxy.accept(client));
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get port(): number {
    const address = this.listener.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Holds for open connections as well, except `refuse`. */
  set(mode: ProxyMode): void {
    this.mode = mode;
  }

  /** Ends every open connection by RST. */
  reset(): void {
    this.links.forEach((link) => this.cut(link));
  }

  /** Each connection opened from now on passes so many of the server's bytes and is then reset. */
  cutAfter(bytes: number): void {
    this.nextAllowance = bytes;
  }

  /**
   * The next `times` requests holding `pattern` reach the server and are carried out; the answer is swallowed and the
   * connection reset, so that the client cannot know.
   */
  cutReplyTo(pattern: string, times: number): void {
    this.replyCuts.push({ pattern: Buffer.from(pattern), left: times });
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  private accept(client: Socket): void {
    if (this.mode.kind === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const server = connect(this.target);
    const link: Link = {
      client,
      server,
      cutting: false,
      tail: Buffer.alloc(0),
      allowance: this.nextAllowance,
    };
    this.links.add(link);
    client.setNoDelay(true);
    server.setNoDelay(true);
    client.on('data', (bytes) => this.toServer(link, bytes));
    server.on('data', (bytes) => this.toClient(link, bytes));
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      // What went wrong on one side is passed on as the end of the other; 'close' always follows.
      socket.on('error', () => other.destroy());
      socket.on('end', () => other.end());
      socket.on('close', () => {
        other.destroy();
        this.links.delete(link);
      });
    }
  }

  private toServer(link: Link, bytes: Buffer): void {
    if (this.mode.kind === 'blackhole' || link.cutting) {
      return;
    }
    const seen = Buffer.concat([link.tail, bytes]);
    const hit = this.replyCuts.find(({ left, pattern }) => left > 0 && seen.includes(pattern));
    if (hit) {
      hit.left -= 1;
      link.cutting = true;
    }
    const longest = Math.max(1, ...this.replyCuts.map(({ pattern }) => pattern.length));
    link.tail = seen.subarray(Math.max(0, seen.length - longest + 1));
    this.forward(link.server, bytes);
  }

  private toClient(link: Link, bytes: Buffer): void {
    if (this.mode.kind === 'blackhole') {
      return;
    }
    if (link.cutting) {
      this.cuts += 1;
      void pause(SETTLE_MS).then(() => this.cut(link));
      link.server.removeAllListeners('data').resume();
      return;
    }
    // An answer ends the request: what looks like a pattern across two requests is none.
    link.tail = Buffer.alloc(0);
    this.forward(link.client, bytes.subarray(0, Math.max(0, Math.min(bytes.length, link.allowance))));
    link.allowance -= bytes.length;
    if (link.allowance <= 0) {
      void pause(SETTLE_MS).then(() => this.cut(link));
    }
  }

  private forward(to: Socket, bytes: Buffer): void {
    if (this.mode.kind === 'latency') {
      setTimeout(() => to.writable && to.write(bytes), this.mode.ms);
    } else if (to.writable) {
      to.write(bytes);
    }
  }

  private cut(link: Link): void {
    link.client.resetAndDestroy();
    link.server.resetAndDestroy();
    this.links.delete(link);
  }
}
