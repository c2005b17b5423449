import { evaluate } from '../../libs/rules/src/index.js';
import { rounded } from '../measure/statistics.js';
import { engineOfNumberRules, numbersOf, palaverNumberRules } from './number-rules.js';
import type { RuleBenchOptions } from './options.js';
import { ifInstalled, loadPeers, PEER_NAMES } from './peers.js';
import { type Contestant, timeRounds, type Timing } from './rounds.js';
import { commentsOf, newsroom, scoring } from './subjects.js';

const LEAST_MS = 40;

export interface PeerSpeed {
  palaver: { newsroom: Timing; numberRules: Timing };
  /** Those that are installed. */
  peers: { name: string; timing: Timing; timesFaster: number }[];
}

/** The same comments, in the same rounds, for Palaver and for each peer. */
export async function measurePeers(options: RuleBenchOptions, say: (line: string) => void): Promise<PeerSpeed> {
  const { comments: inputs } = options;
  const comments = commentsOf('latin', inputs);
  const numbers = comments.map((_, n) => numbersOf(n));
  const ours = palaverNumberRules();
  const contestants: Contestant[] = [
    { name: 'newsroom', inputs, act: scoring(newsroom(), comments) },
    { name: 'number rules', inputs, act: (n) => scoreNumbers(n) },
  ];
  const scoreNumbers = (n: number): number => {
    const { votes, toxicity } = numbers[n] as (typeof numbers)[number];
    const facts = { now: '2026-01-06T12:00:00.000Z', votes: { net: votes }, model: { toxicity } };
    return evaluate(ours, comments[n] as (typeof comments)[number], facts).score;
  };
  for (const { name, flags } of await loadPeers(say)) {
    contestants.push({ name, inputs, act: (n) => (flags(comments[n]?.text ?? '') ? 1 : 0) });
  }
  const engine = await ifInstalled('json-rules-engine', engineOfNumberRules, say);
  if (engine !== null) {
    const act = async (n: number): Promise<number> => (await engine.run({ ...numbers[n] })).events.length;
    contestants.push({ name: 'json-rules-engine', inputs, act });
  }
  const timings = await timeRounds(contestants, { rounds: options.rounds, leastMs: LEAST_MS });
  const palaver = {
    newsroom: timings.get('newsroom') as Timing,
    numberRules: timings.get('number rules') as Timing,
  };
  const peers = PEER_NAMES.flatMap((name) => {
    const timing = timings.get(name);
    const { us } = name === 'json-rules-engine' ? palaver.numberRules : palaver.newsroom;
    return timing === undefined ? [] : [{ name, timing, timesFaster: rounded(timing.us / us, 1) }];
  });
  return { palaver, peers };
}
