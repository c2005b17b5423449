import { parentPort } from 'node:worker_threads';
import type { TallyRow } from '@palaver/persistence';
import { compile, type CompiledRuleSet, type RuleSetDocument } from '@palaver/rules';
import { countPage } from './page-counter.js';

export interface TallyRequest {
  rows: readonly TallyRow[];
  /** Of hashes the thread has not seen yet. */
  documents: { hash: string; document: string }[];
}

const compiled = new Map<string, CompiledRuleSet>();

/** Runs in a worker thread: finding entries again takes as long as scoring does, and nobody waits for it. */
parentPort?.on('message', ({ rows, documents }: TallyRequest) => {
  for (const { hash, document } of documents) {
    compiled.set(hash, compile(JSON.parse(document) as RuleSetDocument));
  }
  parentPort?.postMessage(countPage(rows, (hash) => compiled.get(hash)));
});
