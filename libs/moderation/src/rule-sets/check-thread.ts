import { parentPort } from 'node:worker_threads';
import { checkRuleSet, type RuleSetCheck } from './check-rule-set.js';

/** Runs in a worker thread: reading 50,000 terms takes a second, in which nobody else should have to wait. */
parentPort?.on('message', (check: RuleSetCheck) => {
  parentPort?.postMessage(checkRuleSet(check));
});
