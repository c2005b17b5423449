import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { compile, type RuleSetDocument } from '@palaver/rules';
import type { BacktestAnswer, BacktestAsk, BacktestRuleSet } from './backtest-messages.js';
import { toReport } from './backtest-report.js';
import { countComment, type RuleSets } from './count-comment.js';
import { emptyTally, type Tally } from './tally.js';

/** On Linux a priority set here is this thread's alone; elsewhere it would be that of the whole process. */
if (process.platform === 'linux') {
  setPriority(constants.priority.PRIORITY_LOW);
}

let tally = emptyTally();
let ruleSets: RuleSets | undefined;
let candidateVersion: number | null = null;

function compiled({ version, document }: BacktestRuleSet) {
  return compile(JSON.parse(document) as RuleSetDocument, { version: version ?? 1 });
}

function begun(): RuleSets {
  if (!ruleSets) {
    throw new Error('the backtest has not begun');
  }
  return ruleSets;
}

function report(): string {
  const { candidate, live } = begun();
  return JSON.stringify(toReport(tally, { candidate: { ...candidate, version: candidateVersion }, live }));
}

function answer(ask: BacktestAsk): string {
  switch (ask.kind) {
    case 'begin':
      candidateVersion = ask.candidate.version;
      ruleSets = { candidate: compiled(ask.candidate), live: compiled(ask.live) };
      tally = ask.tally === null ? emptyTally() : (JSON.parse(ask.tally) as Tally);
      return '';
    case 'count':
      ask.comments.forEach((comment) => countComment(tally, begun(), comment));
      return '';
    case 'tally':
      return JSON.stringify(tally);
    case 'report':
      return report();
  }
}

parentPort?.on('message', (ask: BacktestAsk) => {
  let told: BacktestAnswer;
  try {
    told = { ok: true, json: answer(ask) };
  } catch (error) {
    told = { ok: false, message: (error as Error).message };
  }
  parentPort?.postMessage(told);
});
