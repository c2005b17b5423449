import { parentPort } from 'node:worker_threads';
import { checkRuleSet, type RuleSetCheck } from './check-rule-set.js';
import { type RuleSetTrial, tryRuleSet } from './try-rule-set.js';

/** Runs in a worker thread: reading 50,000 terms takes a second, in which nobody else should have to wait. */
parentPort?.on('message', (asked: RuleSetCheck | RuleSetTrial) => {
  parentPort?.postMessage('comment' in asked ? tryRuleSet(asked) : checkRuleSet(asked));
});
