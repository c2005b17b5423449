import { runBench } from './run-bench.mjs';

/** `npm run bench:review`: the next item of a queue of a million beside that of a queue of a thousand. */
await runBench('review');
