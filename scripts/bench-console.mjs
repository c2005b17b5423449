import { chromiumPath } from './chromium.mjs';
import { runBench } from './run-bench.mjs';

/** `npm run bench:console`: from a key press to the next comment painted, with a hundred thousand that wait. */
await runBench('console', chromiumPath);
