import { createWriteStream, type WriteStream } from 'node:fs';
import type { OpRow } from '../checker/chaos-schema.js';
import { type Answer, type Operation, revOf } from './operation.js';

/** Every try of every operation: a line of JSON in a file, and a row for the checker. */
export class OperationLog {
  readonly rows: OpRow[] = [];
  /** Answers a correct Palaver never gives, whatever is broken at that moment. */
  readonly surprises: string[] = [];
  readonly counts = {
    operations: 0,
    tries: 0,
    ok: 0,
    duplicates: 0,
    conflicts: 0,
    decided: 0,
    unknown: 0,
    landedUnheard: 0,
  };
  private readonly file: WriteStream;

  constructor(path: string) {
    this.file = createWriteStream(path, { mode: 0o600 });
  }

  /** @param unknowns how many earlier tries of this operation were left without a clear answer. */
  add(operation: Operation, answer: Answer, unknowns: number): void {
    const { siteId, eventId, commentId, effect, expect, door, wait } = operation;
    const { outcome, status, duplicate, decision, detail } = answer;
    const line = {
      at: new Date().toISOString(),
      siteId,
      eventId,
      commentId,
      ...effect,
      text: undefined,
      expect,
      door,
      wait,
    };
    this.file.write(
      `${JSON.stringify({ ...line, try: unknowns + 1, outcome, status, duplicate, decision, detail })}\n`,
    );
    this.rows.push({
      site_id: siteId,
      event_id: eventId,
      ext_id: commentId,
      rev: revOf(operation),
      outcome,
      sync: wait > 0,
      status,
      ans_version: decision?.version ?? null,
      ans_action: decision?.action ?? null,
    });
    this.count(operation, answer, unknowns);
    const surprise = surpriseOf(operation, answer, unknowns);
    if (surprise) {
      this.surprises.push(`${siteId} ${eventId}: ${surprise}${detail ? ` (${detail})` : ''}`);
    }
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.file.end(() => resolve(undefined)));
  }

  private count({ expect }: Operation, { outcome, duplicate, decision }: Answer, unknowns: number): void {
    const { counts } = this;
    counts.tries += 1;
    counts.operations += unknowns === 0 ? 1 : 0;
    counts.unknown += outcome === 'unknown' ? 1 : 0;
    counts.ok += outcome === 'ok' ? 1 : 0;
    counts.duplicates += duplicate ? 1 : 0;
    counts.conflicts += outcome === 'fail' ? 1 : 0;
    counts.decided += decision ? 1 : 0;
    counts.landedUnheard += duplicate && expect === 'fresh' ? 1 : 0;
  }
}

function surpriseOf({ expect, wait }: Operation, answer: Answer, unknowns: number): string | undefined {
  const { outcome, status, duplicate, detail } = answer;
  if (outcome === 'unknown') {
    const expected = status === null || (status === 503 && detail !== '503 without Retry-After');
    return expected ? undefined : `answered ${status}`;
  }
  if (expect === 'conflict') {
    return status === 409 ? undefined : `another body under a known id was answered ${status}`;
  }
  if (outcome === 'fail') {
    return `refused with ${status}`;
  }
  if (expect === 'duplicate' && !duplicate) {
    return 'an acknowledged event was taken for a new one';
  }
  return expect === 'fresh' && duplicate && unknowns === 0 && wait === 0
    ? 'a new event was taken for a repeat'
    : undefined;
}
