import { setTimeout as pause } from 'node:timers/promises';
import type { ActRow } from '../checker/chaos-schema.js';
import type { Random } from '../random.js';
import type { AdminClient, Reply } from './admin-client.js';
import { Holds, type Journal } from './journal.js';

interface Item {
  id: string;
  etag: string;
  comment: { id: string };
  claim: { until: string; yours: boolean } | null;
}

export interface Colleague {
  /** The id claims are held under. */
  id: string;
  actor: string;
}

export interface ModeratorOptions {
  me: Colleague;
  colleagues: readonly Colleague[];
  client: AdminClient;
  journal: Journal;
  random: Random;
  leaseMs: number;
}

const DECIDED = [200, 404, 409, 412];
/** What was sent to a process that was killed may still be on its way through Postgres that long. */
const UNKNOWN_MS = 1000;

/** Takes, decides, skips, gives back and hands over; sometimes he goes for lunch with items in his hands. */
export class SimulatedModerator {
  private readonly holds: Holds;

  constructor(private readonly options: ModeratorOptions) {
    this.holds = new Holds(options.journal, options.me.id);
  }

  async work(signal: AbortSignal): Promise<void> {
    const { random } = this.options;
    while (!signal.aborted) {
      for (const item of await this.take()) {
        await this.dealWith(item);
      }
      await pause(random.whole(0, 30));
    }
  }

  /** The next ones, or what he holds: what was handed over to him, or given to him by an answer that was lost. */
  private async take(): Promise<Item[]> {
    const { client, random } = this.options;
    const { status, body, answered } = random.chance(0.2)
      ? await client.ask('/v1/review/claims', [200])
      : await client.ask('/v1/review/next', [200], { limit: random.whole(1, 4) });
    if (status !== 200) {
      await pause(100);
      return [];
    }
    const { data } = body as { data: Item[] };
    for (const { id, claim } of data) {
      this.holds.told(id, answered, claim?.yours ? Date.parse(claim.until) : answered);
    }
    return data;
  }

  private async dealWith(item: Item): Promise<void> {
    const { random, leaseMs } = this.options;
    if (random.chance(0.02)) {
      await pause(leaseMs + random.whole(0, 1000));
    }
    if (random.chance(0.05)) {
      await this.keepAll();
    }
    const dice = random.next();
    if (dice < 0.08) {
      await this.act(item, 'release', [204, 404, 409]);
    } else if (dice < 0.12) {
      await this.act(item, 'skip', [204, 404, 409]);
    } else if (dice < 0.17) {
      const to = random.pick(this.options.colleagues);
      await this.act(item, 'hand-over', [200, 404, 409], { to: to.actor }, to);
    } else {
      await this.decide(item, random.chance(0.6) ? 'approve' : 'reject');
    }
  }

  private async keepAll(): Promise<void> {
    const { body, answered } = await this.options.client.ask('/v1/review/claims/heartbeat', [200], {});
    for (const { id, until } of (body as { data: { id: string; until: string }[] } | undefined)?.data ?? []) {
      this.holds.told(id, answered, Date.parse(until));
    }
  }

  private async decide(item: Item, action: 'approve' | 'reject'): Promise<void> {
    const path = `/v1/review/items/${item.id}/decide`;
    const body = { action, ...(action === 'reject' ? { reason: 'spam' } : {}) };
    const reply = await this.options.client.ask(path, DECIDED, body, { 'if-match': item.etag });
    await this.note(item, action, reply);
  }

  private async act(
    item: Item,
    act: 'release' | 'skip' | 'hand-over',
    expected: number[],
    body: object = {},
    to?: Colleague,
  ): Promise<void> {
    const reply = await this.options.client.ask(`/v1/review/items/${item.id}/${act}`, expected, body);
    await this.note(item, act, reply, to);
  }

  private async note(
    { id, comment }: Item,
    act: ActRow['act'],
    { status, body, sent, answered }: Reply,
    to?: Colleague,
  ): Promise<void> {
    const outcome = status === 0 ? 'unknown' : status < 300 ? 'ok' : 'fail';
    const etag = outcome === 'ok' ? (body as Item | undefined)?.etag : undefined;
    this.options.journal.acts.push({
      item_id: id,
      ext_id: comment.id,
      moderator: this.options.me.id,
      act,
      to_moderator: to?.id ?? null,
      outcome,
      sent_ms: sent,
      answered_ms: answered,
      ans_version: etag === undefined ? null : Number(/\.(\d+)"/.exec(etag)?.[1]),
    });
    if (outcome !== 'fail') {
      this.holds.gaveAway(id, sent);
    }
    if (outcome === 'unknown') {
      await pause(UNKNOWN_MS);
    }
  }
}
