import { describe, expect, it } from '@jest/globals';
import type { ArrivalLog, LoggedList } from '@palaver/persistence';
import { ArrivalMemory, commentKey } from './arrival-memory.js';

/** A log as Postgres shows it: transactions end in any order, and pages hold two lists. */
class Log {
  private readonly ended = new Map<number, LoggedList[]>();
  private readonly open = new Set<number>();
  private nextXid = 10;
  asked: { since: number; known: number[] }[] = [];

  begin(): number {
    this.open.add(this.nextXid);
    return this.nextXid++;
  }

  end(xid: number, ...comments: string[]): void {
    this.open.delete(xid);
    const entries = comments.map((comment): LoggedList['entries'][number] => [comment, 1, null, []]);
    this.ended.set(xid, [{ xid, siteId: 'news', at: Date.now(), entries }]);
  }

  erase(comment: string): void {
    const xid = this.begin();
    this.end(xid);
    this.ended.set(xid, [{ xid, siteId: 'news', at: Date.now(), entries: [[comment]] }]);
  }

  read: ArrivalLog['read'] = async (since, known) => {
    const without = new Set(known);
    this.asked.push({ since, known: [...without] });
    const horizon = Math.min(this.nextXid, ...this.open);
    const all = [...this.ended.values()].flat().filter(({ xid }) => xid >= since && !without.has(xid));
    const lists = all.sort((a, b) => a.xid - b.xid).slice(0, 2);
    const isAll = lists.length < 2;
    const last = lists.at(-1)?.xid ?? horizon;
    await Promise.resolve();
    return { lists, next: isAll ? horizon : Math.min(last + 1, horizon), isAll };
  };
}

const memoryOf = (log: Log) => new ArrivalMemory(log as unknown as ArrivalLog, 4096);
const holds = (memory: ArrivalMemory, comment: string) =>
  memory.index.find(commentKey('news', comment), 1) !== undefined;

describe('the log of arrivals', () => {
  it('is read to its end, page by page, each list once', async () => {
    const log = new Log();
    const names = Array.from({ length: 9 }, (_, n) => `c${n}`);
    names.forEach((name) => log.end(log.begin(), name));
    const memory = memoryOf(log);
    await Promise.all([memory.catchUp(), memory.catchUp(), memory.catchUp()]);
    expect(names.every((name) => holds(memory, name))).toBe(true);
    expect(memory.index.size).toBe(9);
  });

  it('loses nothing of a transaction that began earlier and ended later', async () => {
    const log = new Log();
    const [slow, quick] = [log.begin(), log.begin()];
    log.end(quick, 'quick');
    const memory = memoryOf(log);
    await memory.catchUp();
    expect([holds(memory, 'quick'), holds(memory, 'slow')]).toEqual([true, false]);
    log.end(slow, 'slow');
    log.end(log.begin(), 'later');
    await memory.catchUp();
    expect([holds(memory, 'slow'), holds(memory, 'later'), memory.index.size]).toEqual([true, true, 3]);
    await memory.catchUp();
    expect(log.asked.at(-1)).toEqual({ since: 13, known: [] });
    expect(memory.index.size).toBe(3);
  });

  it('says what is erased', async () => {
    const log = new Log();
    log.end(log.begin(), 'mine', 'theirs');
    const memory = memoryOf(log);
    await memory.catchUp();
    log.erase('mine');
    await memory.catchUp();
    expect([holds(memory, 'mine'), holds(memory, 'theirs')]).toEqual([false, true]);
  });
});
