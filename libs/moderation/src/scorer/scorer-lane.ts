import { Worker } from 'node:worker_threads';
import type { TallyRow } from '@palaver/persistence';
import { OneAfterTheOther } from '../one-after-the-other.js';
import type { CountedPage } from '../tally/page-counter.js';
import {
  BEATS,
  CURRENT,
  fromThread,
  ruleSetsOf,
  type ThreadOutcome,
  type ThreadRequest,
  toItem,
} from './thread-messages.js';
import type { RuleSetHandle, ScoreOutcome, ScoreRequest } from './scorer.js';

export interface LaneOptions {
  /** The thread's compiled entry file. */
  entry?: URL;
  /** A thread that begins no comment for this long is ended; the comment it held fails alone. */
  silentMs?: number;
  /** Compiling a rule set may take longer than scoring a comment. */
  compileMs?: number;
  heapMb?: number;
}

type Fall = { error: Error; current: number };
type Question = Pick<ThreadRequest, 'items' | 'tally'>;

const ENTRY = new URL('./scorer-thread.js', import.meta.url);

/** One scorer thread, one list at a time. A thread that hangs or dies is replaced, and the list goes on without its comment. */
export class ScorerLane {
  /** Hashes of the rule sets that are scored here, compiled or not yet. */
  private readonly home = new Set<string>();
  private thread: Worker | undefined;
  private known = new Set<string>();
  private forgotten: string[] = [];
  private progress = new Int32Array(new SharedArrayBuffer(8));
  private readonly turns = new OneAfterTheOther();
  private closed = false;

  constructor(private readonly options: LaneOptions) {}

  get size(): number {
    return this.home.size;
  }

  serves(hash: string): boolean {
    return this.home.has(hash);
  }

  take(hash: string): void {
    this.home.add(hash);
  }

  /** @param brief answers with what a shadow run keeps, not with the whole evaluation */
  score(requests: readonly ScoreRequest[], brief = false): Promise<ScoreOutcome[]> {
    return this.turns.run(() => this.scoreList(requests, brief));
  }

  /** Compiles a rule set before a list needs it. @throws when it cannot be compiled */
  async prepare(ruleSet: RuleSetHandle): Promise<void> {
    await this.turns.run(() => this.askFor([ruleSet], { items: [] }));
  }

  /** Whether the thread has them all compiled. */
  knows(hashes: ReadonlySet<string>): boolean {
    return this.thread !== undefined && [...hashes].every((hash) => this.known.has(hash));
  }

  /** Counts decisions between two lists. @throws when the thread falls, or has lost a rule set meanwhile */
  tally(rows: readonly TallyRow[], hashes: ReadonlySet<string>): Promise<CountedPage> {
    return this.turns.run(async () => {
      const [page] = this.knows(hashes) ? await this.askFor<CountedPage>([], { items: [], tally: rows }) : [];
      if (!page) {
        throw new Error('the rule sets of these decisions are not compiled any more');
      }
      return page;
    });
  }

  /** Forgets all but these; a lane with nothing left ends its thread, and its memory with it. */
  keep(hashes: ReadonlySet<string>): void {
    const gone = [...this.home].filter((hash) => !hashes.has(hash));
    gone.forEach((hash) => this.home.delete(hash) && this.known.delete(hash));
    this.forgotten.push(...gone);
    if (gone.length > 0 && this.home.size === 0) {
      void this.turns.run(() => this.rest());
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.turns.rest();
    await this.thread?.terminate();
  }

  private async rest(): Promise<void> {
    const { thread } = this;
    if (this.home.size === 0 && thread) {
      this.thread = undefined;
      await thread.terminate();
    }
  }

  private async scoreList(requests: readonly ScoreRequest[], brief: boolean): Promise<ScoreOutcome[]> {
    const outcomes = new Array<ScoreOutcome>(requests.length);
    let left = requests.map((request, n) => ({ request, n }));
    while (left.length > 0) {
      const items = left.map(({ request }) => request);
      const answer = await this.ask<ThreadOutcome>(ruleSetsOf(items), {
        items: items.map((one) => toItem(one, brief)),
      });
      if (Array.isArray(answer)) {
        answer.forEach((outcome, i) => (outcomes[left[i]?.n ?? 0] = fromThread(outcome)));
        break;
      }
      // Nothing of this list has come back. Without a culprit (the thread fell while compiling) all of it fails.
      const failed = answer.current < 0 ? left : left.slice(answer.current, answer.current + 1);
      failed.forEach(({ n }) => (outcomes[n] = { ok: false, error: answer.error }));
      left = left.filter((entry) => !failed.includes(entry));
    }
    return outcomes;
  }

  private async askFor<Answer>(ruleSets: readonly RuleSetHandle[], what: Question): Promise<Answer[]> {
    const answer = await this.ask<Answer>(ruleSets, what);
    if (!Array.isArray(answer)) {
      throw answer.error;
    }
    return answer;
  }

  private async ask<Answer>(ruleSets: readonly RuleSetHandle[], what: Question): Promise<Answer[] | Fall> {
    if (this.closed) {
      return { error: new Error('the scorer is closed'), current: -1 };
    }
    const thread = (this.thread ??= this.spawn());
    const message = { ...(await this.newDocuments(ruleSets)), ...what };
    return new Promise((resolve) => {
      const end = (answer: Answer[] | Fall) => {
        clearInterval(guard);
        thread.off('message', end).off('error', fallen).off('exit', gone);
        if (!Array.isArray(answer)) {
          this.thread = undefined;
        }
        resolve(answer);
      };
      const fallen = (error: Error) => end({ error, current: Atomics.load(this.progress, CURRENT) });
      const gone = (code: number) => fallen(new Error(`the scorer's thread ended with code ${code}`));
      const guard = this.watch(() => {
        const error = Object.assign(new Error('the scorer made no progress'), { code: 'scorer_silent' });
        const answer = { error, current: Atomics.load(this.progress, CURRENT) };
        thread.off('exit', gone);
        void thread.terminate().then(() => end(answer));
      });
      thread.on('message', end).on('error', fallen).on('exit', gone);
      thread.postMessage(message);
    });
  }

  /** Calls `onSilent` once when no beat came for as long as the step under way may take. */
  private watch(onSilent: () => void): NodeJS.Timeout {
    const { silentMs = 1000, compileMs = 30_000 } = this.options;
    let beats = -1;
    let since = Date.now();
    const guard = setInterval(() => {
      const now = Atomics.load(this.progress, BEATS);
      const limit = Atomics.load(this.progress, CURRENT) < 0 ? compileMs : silentMs;
      if (now !== beats) {
        beats = now;
        since = Date.now();
      } else if (Date.now() - since > limit) {
        clearInterval(guard);
        onSilent();
      }
    }, 100);
    return guard;
  }

  private async newDocuments(ruleSets: readonly RuleSetHandle[]): Promise<Omit<ThreadRequest, keyof Question>> {
    const documents: ThreadRequest['documents'] = [];
    for (const { hash, version, document } of ruleSets) {
      if (!this.known.has(hash)) {
        documents.push({ hash, version, document: await document() });
        this.known.add(hash);
      }
    }
    return { forget: this.forgotten.splice(0), documents };
  }

  private spawn(): Worker {
    this.known = new Set();
    this.forgotten = [];
    this.progress = new Int32Array(new SharedArrayBuffer(8));
    Atomics.store(this.progress, CURRENT, -1);
    const thread = new Worker(this.options.entry ?? ENTRY, {
      workerData: { progress: this.progress.buffer },
      // What a list leaves behind dies young; the default of 48 MB for it only makes the process larger.
      resourceLimits: { maxOldGenerationSizeMb: this.options.heapMb ?? 160, maxYoungGenerationSizeMb: 24 },
      // Flags of the main thread, such as a debugger's, are not for this one.
      execArgv: [],
    });
    // One that falls while idle is replaced by the next list.
    const forget = () => (this.thread = this.thread === thread ? undefined : this.thread);
    return thread.on('error', forget).on('exit', forget);
  }
}
