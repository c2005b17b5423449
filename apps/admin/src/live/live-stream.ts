import { type Writable } from 'node:stream';
import { HEARTBEAT, writeEnd } from './live-events.js';

const HEARTBEAT_MS = 10_000;
/** Bytes that a client may leave unread. */
const MOST_UNREAD = 256 * 1024;

export interface StreamEnds {
  /** Whether the caller may still listen. */
  isIn(): Promise<boolean>;
  onClose(): void;
}

/** One client's stream. Whoever reads too slowly is cut off: he comes again and says what he has seen. */
export class LiveStream {
  /** What comes while the past is still being read. */
  private waiting: string[] | undefined = [];
  private unread = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly out: Writable,
    private readonly ends: StreamEnds,
    heartbeatMs = HEARTBEAT_MS,
  ) {
    this.timer = setInterval(() => void this.beat(), heartbeatMs);
    out.once('close', () => {
      clearInterval(this.timer);
      ends.onClose();
    });
    out.on('error', () => out.destroy());
  }

  /** Of the present. */
  readonly send = (event: string): void => {
    if (this.waiting === undefined) {
      this.write(event);
      return;
    }
    this.unread += event.length;
    this.waiting.push(event);
    if (this.unread > MOST_UNREAD) {
      this.out.destroy();
    }
  };

  /** Of the past, before anything of the present. */
  write(text: string): void {
    if (this.out.destroyed || this.out.writableEnded) {
      return;
    }
    this.out.write(text);
    if (this.out.writableLength > MOST_UNREAD) {
      this.out.destroy();
    }
  }

  /** The past is told. */
  goLive(): void {
    const waiting = this.waiting ?? [];
    this.waiting = undefined;
    waiting.forEach((event) => this.write(event));
  }

  end(why: 'signed-out' | 'stopping'): void {
    this.write(writeEnd(why));
    this.out.end();
  }

  private async beat(): Promise<void> {
    this.write(HEARTBEAT);
    // A store that is away says nothing about the caller.
    if (!(await this.ends.isIn().catch(() => true))) {
      this.end('signed-out');
    }
  }
}
