import { runBench } from './run-bench.mjs';

/** `npm run bench:rules`: the rule engine beside the character floor and its peers; docs/BENCHMARKS.md says how. */
await runBench('rules');
