import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensure, runScript } from './ensure.mjs';
import { transpile } from './transpile.mjs';

/** `npm run bench`: Palaver against a bare pipeline on stores of its own; docs/BENCHMARKS.md says what is measured. */
await runScript(async () => {
  await ensure();
  const dir = await transpile('bench');
  const { main } = await import(pathToFileURL(join(dir, 'main.js')).href);
  return main(process.argv.slice(2));
});
