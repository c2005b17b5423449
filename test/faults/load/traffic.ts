import type { PoisonRow } from '../checker/chaos-schema.js';
import type { Random } from '../random.js';
import { commentLife, poisonedComment } from './comment-life.js';
import type { GatewayClient } from './gateway-client.js';
import { CommentModel } from './model.js';
import type { Answer, Operation } from './operation.js';
import type { OperationLog } from './operation-log.js';

const TICK_MS = 50;
const ARRAY_LIMIT = 30;
/** Revisions of one comment on average, see commentLife. */
const REVISIONS = 1.45;
const RETRY_MS = [500, 1000, 2000, 4000];
/** Repeats are sent no faster than this, or what follows an outage would be one of our own making. */
const REPEATS_PER_TICK = 20;

interface Sending {
  operation: Operation;
  unknowns: number;
  since: number;
}

/**
 * Sends comments at a steady rate whether or not answers come (an open loop), spread over the gateways. An operation
 * without a clear answer is repeated, byte for byte, until it has one.
 */
export class Traffic {
  readonly model = new CommentModel();
  readonly poison: PoisonRow[] = [];
  /** No votes and reports from now on: what they open is due half a minute later. */
  calm = false;
  /** Comments (creates and edits) sent for the first time, by second of the run. */
  readonly perSecond: number[] = [];
  private readonly slots = new Map<number, Sending[]>();
  private readonly open = new Set<Sending>();
  private repeats: Sending[] = [];
  private timer: NodeJS.Timeout | undefined;
  private startedAt = 0;
  private slot = 0;
  private born = 0;
  private births = true;

  constructor(
    private readonly random: Random,
    private readonly clients: readonly GatewayClient[],
    private readonly log: OperationLog,
    private readonly sites: readonly string[],
    private readonly rate: number,
  ) {}

  start(): void {
    this.startedAt = Date.now();
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  /** Plants a comment that harms whatever takes it. */
  plant(marker: string): void {
    const siteId = this.random.pick(this.sites);
    const commentId = `p-${this.poison.length + 1}`;
    this.poison.push({ site_id: siteId, ext_id: commentId });
    this.schedule(
      { operation: poisonedComment(this.random, { siteId, commentId, calm: true }, marker), unknowns: 0, since: 0 },
      0,
    );
  }

  /** Operations without a clear answer for longer than `ms`. */
  unanswered(ms: number): number {
    const limit = Date.now() - ms;
    let late = 0;
    for (const { since } of this.open) {
      late += since < limit ? 1 : 0;
    }
    return late;
  }

  /** No new comments; what is planned for these is still sent. */
  endBirths(): void {
    this.births = false;
  }

  /** Whether everything planned was sent and clearly answered. */
  get settled(): boolean {
    return !this.births && this.open.size === 0 && this.slots.size === 0;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    const elapsed = Date.now() - this.startedAt;
    while (this.births && this.born < (elapsed / 1000) * (this.rate / REVISIONS)) {
      this.born += 1;
      this.bear();
    }
    const due: Sending[] = [];
    for (const last = Math.floor(elapsed / TICK_MS); this.slot <= last; this.slot += 1) {
      due.push(...(this.slots.get(this.slot) ?? []));
      this.slots.delete(this.slot);
    }
    this.repeats.push(...due.filter(({ unknowns }) => unknowns > 0));
    const fresh = due.filter(({ unknowns }) => unknowns === 0);
    this.sendAll([...fresh, ...this.repeats.splice(0, REPEATS_PER_TICK)]);
  }

  private bear(): void {
    // The sites use the same ids, so that a mix-up of sites would show.
    const siteId = this.sites[this.born % this.sites.length] as string;
    const commentId = `c-${Math.ceil(this.born / this.sites.length)}`;
    for (const { after, operation } of commentLife(this.random, { siteId, commentId, calm: this.calm })) {
      const crowd = this.random.chance(0.01) ? 3 : 1;
      for (let copy = 0; copy < crowd; copy += 1) {
        this.schedule(
          { operation: crowd > 1 ? { ...operation, expect: 'known' } : operation, unknowns: 0, since: 0 },
          after,
        );
      }
    }
  }

  private schedule(sending: Sending, afterMs: number): void {
    const at = Math.max(this.slot, Math.floor((Date.now() - this.startedAt + afterMs) / TICK_MS));
    const slot = this.slots.get(at);
    if (slot) {
      slot.push(sending);
    } else {
      this.slots.set(at, [sending]);
    }
  }

  private sendAll(due: readonly Sending[]): void {
    const batches = new Map<string, Sending[]>();
    for (const sending of due) {
      this.note(sending);
      const { operation, unknowns } = sending;
      // Repeats of envelopes go in arrays, or an outage would end in a storm of requests.
      if (operation.door === 'batch' || (operation.door === 'single' && operation.wait === 0 && unknowns > 0)) {
        const batch = batches.get(operation.siteId);
        if (batch) {
          batch.push(sending);
        } else {
          batches.set(operation.siteId, [sending]);
        }
      } else {
        void this.client()
          .send(operation)
          .then((answer) => this.hear(sending, answer));
      }
    }
    for (const batch of batches.values()) {
      for (let from = 0; from < batch.length; from += ARRAY_LIMIT) {
        void this.sendArray(batch.slice(from, from + ARRAY_LIMIT));
      }
    }
  }

  private async sendArray(sendings: readonly Sending[]): Promise<void> {
    const answers = await this.client().sendBatch(sendings.map(({ operation }) => operation));
    sendings.forEach((sending, n) => this.hear(sending, answers[n] as Answer));
  }

  private client(): GatewayClient {
    return this.random.pick(this.clients);
  }

  private note(sending: Sending): void {
    this.open.add(sending);
    sending.since ||= Date.now();
    const { effect, expect } = sending.operation;
    const first = sending.unknowns === 0 && (expect === 'fresh' || expect === 'known');
    if (first && (effect.kind === 'create' || effect.kind === 'update')) {
      const second = Math.floor((Date.now() - this.startedAt) / 1000);
      this.perSecond[second] = (this.perSecond[second] ?? 0) + 1;
    }
  }

  private hear(sending: Sending, answer: Answer): void {
    const { operation } = sending;
    this.open.delete(sending);
    this.log.add(operation, answer, sending.unknowns);
    if (answer.outcome === 'unknown') {
      const pause = RETRY_MS[Math.min(sending.unknowns, RETRY_MS.length - 1)] ?? 0;
      sending.unknowns += 1;
      this.open.add(sending);
      this.schedule(sending, pause * this.random.between(0.7, 1.3));
      return;
    }
    if (answer.outcome === 'ok' && operation.expect !== 'conflict') {
      this.model.landed(operation);
      this.repeat(operation);
    }
  }

  /** Some acknowledged events are sent again: as they were, or with another body under the same id. */
  private repeat(operation: Operation): void {
    if (operation.expect !== 'fresh' || !this.births) {
      return;
    }
    if (this.random.chance(0.03)) {
      this.schedule(
        { operation: { ...operation, expect: 'duplicate', wait: 0 }, unknowns: 0, since: 0 },
        this.random.between(0, 3000),
      );
    } else if (this.random.chance(0.01) && 'text' in operation.effect) {
      const body = operation.body.replace('"text":"', '"text":"not what was sent before ');
      this.schedule({ operation: { ...operation, expect: 'conflict', wait: 0, body }, unknowns: 0, since: 0 }, 500);
    }
  }
}
