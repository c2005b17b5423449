import { parentPort, workerData } from 'node:worker_threads';
import { compile, type CompiledRuleSet, type RuleSetDocument } from '@palaver/rules';
import { countPage } from '../tally/page-counter.js';
import { scoreComment, shadowScore } from './score-comment.js';
import { BEATS, CURRENT, type ThreadOutcome, type ThreadRequest } from './thread-messages.js';

/** Runs in a worker thread: a comment that hangs or eats all memory ends this thread, not the process. */
const progress = new Int32Array((workerData as { progress: SharedArrayBuffer }).progress);
const compiled = new Map<string, CompiledRuleSet>();

function beat(current: number): void {
  Atomics.add(progress, BEATS, 1);
  Atomics.store(progress, CURRENT, current);
}

parentPort?.on('message', ({ forget, documents, items, tally }: ThreadRequest) => {
  const outcomes: ThreadOutcome[] = [];
  forget.forEach((hash) => compiled.delete(hash));
  for (const { hash, version, document } of documents) {
    beat(-1);
    compiled.set(hash, compile(JSON.parse(document) as RuleSetDocument, { version }));
  }
  items.forEach((item, n) => {
    beat(n);
    const rules = compiled.get(item.hash);
    try {
      if (!rules) {
        throw new Error(`the rule set ${item.hash} is not compiled`);
      }
      const ruleSet = rules.version === item.version ? rules : { ...rules, version: item.version };
      outcomes.push({ ok: true, score: item.brief ? shadowScore(ruleSet, item) : scoreComment(ruleSet, item) });
    } catch (error) {
      outcomes.push({ ok: false, message: (error as Error).message });
    }
  });
  beat(-1);
  parentPort?.postMessage(tally ? [countPage(tally, (hash) => compiled.get(hash))] : outcomes);
});
