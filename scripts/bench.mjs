import { runBench } from './run-bench.mjs';

/** `npm run bench`: Palaver against a bare pipeline on stores of its own; docs/BENCHMARKS.md says what is measured. */
await runBench('.');
