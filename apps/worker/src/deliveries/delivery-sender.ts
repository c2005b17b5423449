import { type ClaimedDelivery, type SentResult } from '@palaver/persistence';
import { type CallbackAnswer, type CallbackClient, tellAnswer, tellFailure, webhookHeaders } from '@palaver/platform';
import { type Message } from './message-writer.js';
import { nextDelay, parseRetryAfter } from './retry-schedule.js';

const ASKS_FOR_PATIENCE = new Set([429, 502, 503, 504]);
const MAX_ERROR_LENGTH = 500;

/** One try of one message, from the body to what came of it. */
export class DeliverySender {
  constructor(
    private readonly client: Pick<CallbackClient, 'post'>,
    private readonly random: () => number = Math.random,
  ) {}

  async send(delivery: ClaimedDelivery, message: Message, stop: AbortSignal): Promise<SentResult> {
    const started = performance.now();
    const tried = () => ({
      attempt: delivery.attempts + 1,
      latencyMs: Math.round(performance.now() - started),
      body: message.body,
    });
    try {
      const headers: Record<string, string> = webhookHeaders(message.secrets, message.id, message.body);
      if (delivery.trace) {
        headers.traceparent = delivery.trace;
      }
      const answer = await this.client.post(delivery.url, headers, message.body, stop);
      const error = tellAnswer(answer.status);
      const { status } = answer;
      return error === undefined
        ? { ...keyOf(delivery), outcome: 'delivered', status, ...tried() }
        : { ...this.failed(delivery, answer), status, error, ...tried() };
    } catch (error) {
      return stop.aborted ? givenBack(delivery) : { ...this.unsent(delivery, error), ...tried() };
    }
  }

  /** Counts as a try: what cannot even be called or written fails like the rest. */
  unsent(delivery: ClaimedDelivery, error: unknown): SentResult {
    const told = tellFailure(error).slice(0, MAX_ERROR_LENGTH);
    return { ...this.failed(delivery), error: told, attempt: delivery.attempts + 1, latencyMs: 0, body: '' };
  }

  private failed(delivery: ClaimedDelivery, answer?: CallbackAnswer): SentResult {
    const retryAfterSeconds =
      answer && ASKS_FOR_PATIENCE.has(answer.status) ? parseRetryAfter(answer.retryAfter, Date.now()) : undefined;
    const { attempts, ageSeconds } = delivery;
    const delay = nextDelay({ attempts: attempts + 1, ageSeconds, retryAfterSeconds, random: this.random() });
    return { ...keyOf(delivery), outcome: delay === undefined ? 'dead' : 'retry', delay };
  }
}

/** Nothing was tried. */
export function givenBack(delivery: ClaimedDelivery): SentResult {
  return { ...keyOf(delivery), outcome: 'back' };
}

/** A newer decision will be told, or there is nothing to tell any more. */
export function overtaken(delivery: ClaimedDelivery): SentResult {
  return { ...keyOf(delivery), outcome: 'superseded' };
}

function keyOf({ siteId, endpointId, topic, subjectId, version, leaseToken }: ClaimedDelivery) {
  return { site: siteId, endpoint: endpointId, topic, subject: subjectId, version, token: leaseToken };
}
