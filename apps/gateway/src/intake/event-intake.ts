import type { BatchReceipt, Receipt } from '@palaver/contracts';
import type { Ingest, IngestItem, IngestOutcome } from '@palaver/persistence';
import { parseJson, ProblemError, traceOf } from '@palaver/platform';
import type { Answer } from '../answer.js';
import type { Caller } from '../authenticator.js';
import type { EntryProblems } from './entry-problems.js';
import { type EventEntry, rawBody, readEventBody } from './event-body.js';
import { waitSeconds } from './prefer.js';
import { checkComment, checkEvent } from './checked-bodies.js';
import { type CommentItem, plainCommentItem, toIngestItem } from './to-ingest-item.js';
import type { WaitedDecisions } from './waited-decisions.js';

/** The parts of a request that say what to take in and how to answer. */
export interface IntakeRequest {
  body: unknown;
  headers: { 'content-type'?: string; prefer?: string | string[] };
}

type BatchEntry = BatchReceipt['data'][number];

/** Takes in what sites send: reads, checks, stores, and answers after COMMIT. */
export class EventIntake {
  constructor(
    private readonly ingest: Ingest,
    private readonly waited: WaitedDecisions,
    private readonly problems: EntryProblems,
    private readonly publicUrl: string,
  ) {}

  /** One envelope, an array of them, or NDJSON. */
  async takeEvents(caller: Caller, request: IntakeRequest): Promise<Answer> {
    const seconds = waitSeconds(request.headers.prefer);
    const body = readEventBody(request.body, request.headers['content-type']);
    caller.quotas?.spend('comments', body.batch ? body.entries.length : 1);
    if (body.batch) {
      return {
        status: 202,
        body: { data: await Promise.all(body.entries.map((entry) => this.takeEntry(caller, entry, traceOf(request)))) },
      };
    }
    return this.takeOne(caller, withTrace(readEvent(caller, body.value), traceOf(request)), seconds);
  }

  /** One comment without an envelope. */
  async takeComment(caller: Caller, request: IntakeRequest): Promise<Answer> {
    const seconds = waitSeconds(request.headers.prefer);
    const value = parseJson(rawBody(request.body));
    caller.quotas?.spend('comments', 1);
    const item = plainCommentItem(caller, checkComment(value), value);
    return this.takeOne(caller, withTrace(item, traceOf(request)), seconds);
  }

  private async takeOne(caller: Caller, item: IngestItem, seconds: number): Promise<Answer> {
    const waits = seconds > 0 && isComment(item);
    if (waits) {
      caller.quotas?.spend('evaluations', 1);
    }
    const check = waits ? this.waited.begin(item, seconds) : undefined;
    if (!check) {
      return { status: 202, body: this.receipt(item, await this.submit(item)) };
    }
    const outcome = await this.submit(item).catch((error: unknown) => {
      check.end();
      throw error;
    });
    return (await check.answer(outcome)) ?? { status: 202, body: this.receipt(item, outcome) };
  }

  private async submit(item: IngestItem): Promise<IngestOutcome> {
    const outcome = await this.store(item);
    if (outcome.status === 'conflict') {
      throw new ProblemError(
        409,
        'id-reused',
        'This id was already sent with another body; send a higher rev, or another event under an id of its own.',
      );
    }
    return outcome;
  }

  private async store(item: IngestItem): Promise<IngestOutcome> {
    try {
      return await this.ingest.submit(item);
    } catch (error) {
      throw this.problems.ofStore(error);
    }
  }

  private async takeEntry(caller: Caller, entry: EventEntry, trace: string | undefined): Promise<BatchEntry> {
    if ('problem' in entry) {
      return { id: null, status: 'invalid', error: this.problems.ofEntry(entry.problem).toProblem() };
    }
    try {
      const item = withTrace(readEvent(caller, entry.value), trace);
      const { status } = await this.submit(item);
      return { id: item.eventId, status };
    } catch (error) {
      const problem = this.problems.ofEntry(error);
      return {
        id: idOf(entry.value),
        status: problem.status === 409 ? 'conflict' : 'invalid',
        error: problem.toProblem(),
      };
    }
  }

  private receipt(item: IngestItem, { status }: IngestOutcome): Receipt {
    return {
      id: item.eventId,
      status: status === 'duplicate' ? 'duplicate' : 'accepted',
      duplicate: status === 'duplicate',
      links:
        'commentId' in item ? { comment: `${this.publicUrl}/v1/comments/${encodeURIComponent(item.commentId)}` } : {},
    };
  }
}

/** @throws ProblemError 422 */
function readEvent(caller: Caller, value: unknown): IngestItem {
  return toIngestItem(caller, checkEvent(value), value);
}

function withTrace(item: IngestItem, trace: string | undefined): IngestItem {
  if (isComment(item)) {
    item.trace = trace;
  }
  return item;
}

function isComment(item: IngestItem): item is CommentItem {
  return item.kind === 'create' || item.kind === 'update';
}

function idOf(value: unknown): string | null {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id.length <= 200 ? id : null;
}
