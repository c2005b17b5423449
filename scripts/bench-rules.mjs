import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensure, runScript } from './ensure.mjs';
import { transpile } from './transpile.mjs';

/** `npm run bench:rules`: the rule engine beside the character floor and its peers; docs/BENCHMARKS.md says how. */
await runScript(async () => {
  await ensure();
  const dir = await transpile('bench');
  const { main } = await import(pathToFileURL(join(dir, 'rules', 'main.js')).href);
  return main(process.argv.slice(2));
});
