import { Worker } from 'node:worker_threads';
import { BEATS, CURRENT, type ThreadItem, type ThreadOutcome, type ThreadRequest } from './thread-messages.js';
import type { Scorer, ScoreOutcome, ScoreRequest } from './scorer.js';

export interface ThreadScorerOptions {
  /** The thread's compiled entry file. */
  entry?: URL;
  /** A thread that begins no comment for this long is ended; the comment it held fails alone. */
  silentMs?: number;
  /** Compiling a rule set may take longer than scoring a comment. */
  compileMs?: number;
  heapMb?: number;
}

const ENTRY = new URL('./scorer-thread.js', import.meta.url);

/** One scorer thread, one list at a time. A thread that hangs or dies is replaced, and the list goes on without its comment. */
export class ThreadScorer implements Scorer {
  private thread: Worker | undefined;
  private known = new Set<string>();
  private progress = new Int32Array(new SharedArrayBuffer(8));
  private turn: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(private readonly options: ThreadScorerOptions = {}) {}

  score(requests: readonly ScoreRequest[]): Promise<ScoreOutcome[]> {
    const mine = this.turn.then(() => this.scoreList(requests));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.turn;
    await this.thread?.terminate();
  }

  private async scoreList(requests: readonly ScoreRequest[]): Promise<ScoreOutcome[]> {
    const outcomes = new Array<ScoreOutcome>(requests.length);
    let left = requests.map((request, n) => ({ request, n }));
    while (left.length > 0) {
      const items = left.map(({ request }) => request);
      const answer = await this.ask(items);
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

  private async ask(requests: readonly ScoreRequest[]): Promise<ThreadOutcome[] | { error: Error; current: number }> {
    if (this.closed) {
      return { error: new Error('the scorer is closed'), current: -1 };
    }
    const thread = (this.thread ??= this.spawn());
    const message = await this.messageFor(requests);
    return new Promise((resolve) => {
      const end = (answer: ThreadOutcome[] | { error: Error; current: number }) => {
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

  private async messageFor(requests: readonly ScoreRequest[]): Promise<ThreadRequest> {
    const unseen = new Map(requests.map(({ ruleSet }) => [ruleSet.hash, ruleSet]));
    const documents = [];
    for (const [hash, { version, document }] of unseen) {
      if (!this.known.has(hash)) {
        documents.push({ hash, version, document: await document() });
      }
    }
    documents.forEach(({ hash }) => this.known.add(hash));
    const items = requests.map(({ ruleSet, id, rev, data, facts, now }): ThreadItem => {
      return { hash: ruleSet.hash, id, rev, data, facts, now };
    });
    return { documents, items };
  }

  private spawn(): Worker {
    this.known = new Set();
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

function fromThread(outcome: ThreadOutcome): ScoreOutcome {
  return outcome.ok ? outcome : { ok: false, error: new Error(outcome.message) };
}
