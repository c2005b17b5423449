import { type Writable } from 'node:stream';
import { type LivePlace, type LiveRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { eventOf, writeItem, writeReady, writeReset } from './live-events.js';
import { isBehind } from './live-place.js';
import { type Listener, type LivePoller, sees } from './live-poller.js';
import { LiveStream } from './live-stream.js';

const MOST_OF_CALLER = 10;
const MOST_OF_ALL = 1000;
const PAGE = 500;
/** Whoever has missed more reads the lists again. */
const MOST_MISSED = 5000;

/** Streams of what happens to review items. */
export class LiveService {
  private readonly streams = new Map<LiveStream, string>();

  constructor(
    private readonly rows: Pick<LiveRepository, 'changes'>,
    private readonly poller: LivePoller,
  ) {}

  /** @throws ProblemError 429 */
  admit(caller: Caller): void {
    const own = [...this.streams.values()].filter((id) => id === caller.id).length;
    if (own >= MOST_OF_CALLER || this.streams.size >= MOST_OF_ALL) {
      throw new ProblemError(
        429,
        'too-many-streams',
        'Close one of your streams first; one serves all pages of a browser.',
        {
          headers: { 'retry-after': '10' },
        },
      );
    }
  }

  /** Writes until the client leaves. What happened after `from` comes first. */
  async open(caller: Caller, out: Writable, from: LivePlace | undefined, isIn: () => Promise<boolean>): Promise<void> {
    const stream: LiveStream = new LiveStream(out, {
      isIn: async () => (caller.expiresAt === null || caller.expiresAt.getTime() > Date.now()) && (await isIn()),
      onClose: () => {
        this.streams.delete(stream);
        this.poller.remove(listener);
      },
    });
    const listener: Listener = { sites: caller.sites, sections: caller.sections, send: stream.send };
    this.streams.set(stream, caller.id);
    try {
      const place = await this.poller.add(listener);
      if (out.destroyed) {
        this.poller.remove(listener);
        return;
      }
      await this.tellPast(stream, listener, from ?? place, place);
      stream.goLive();
    } catch (error) {
      out.destroy();
      throw error;
    }
  }

  /** Says goodbye to all, so that they go to another process. */
  stop(): void {
    for (const stream of this.streams.keys()) {
      stream.end('stopping');
    }
  }

  private async tellPast(stream: LiveStream, listener: Listener, from: LivePlace, upto: LivePlace): Promise<void> {
    stream.write(writeReady(from));
    // What another installation called a place, or a database that was put back, says nothing here.
    let isTooLong = isBehind(from, upto);
    let told = 0;
    for (let after = from; !isTooLong;) {
      const { changes } = await this.rows.changes({ sites: listener.sites, after, upto, limit: PAGE });
      for (const change of changes.filter((one) => sees(listener, one))) {
        stream.write(writeItem(change, eventOf(change)));
      }
      const last = changes.at(-1);
      if (changes.length < PAGE || last === undefined) {
        return;
      }
      after = last;
      told += changes.length;
      isTooLong = told >= MOST_MISSED;
    }
    stream.write(writeReset(upto));
  }
}
