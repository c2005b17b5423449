import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface StreamedEvent {
  event: string;
  id?: string;
  // Tests look into data by path.
  data: Record<string, never> & { [key: string]: never };
}

/** A client of server-sent events that remembers what it has seen. */
export class EventStream {
  readonly events: StreamedEvent[] = [];
  lastEventId: string | undefined;
  isClosed = false;
  comments = 0;
  private rest = '';

  private constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.take(text));
    response.on('close', () => (this.isClosed = true));
    response.on('error', () => undefined);
  }

  static async open(url: string, token: string, lastEventId?: string): Promise<EventStream> {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    };
    const request = get(`${url}/v1/live`, { headers });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const stream = new EventStream(response);
    if (response.statusCode === 200) {
      await stream.until(() => stream.events.length > 0);
    }
    return stream;
  }

  /** Waits for what is bound to come. */
  async until(isThere: () => boolean): Promise<void> {
    for (let n = 0; !isThere(); n += 1) {
      if (n > 1500) {
        throw new Error(`it did not come: ${JSON.stringify(this.events)}`);
      }
      await pause(10);
    }
  }

  of(...names: string[]): StreamedEvent[] {
    return this.events.filter(({ event }) => names.includes(event));
  }

  close(): void {
    this.response.destroy();
  }

  private take(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2) as [string, string]));
      const [event, id] = [fields.get('event'), fields.get('id')];
      if (event === undefined) {
        this.comments += 1;
        continue;
      }
      this.lastEventId = id ?? this.lastEventId;
      this.events.push({ event, id, data: JSON.parse(fields.get('data') ?? '{}') as StreamedEvent['data'] });
    }
  }
}
