import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensure, runScript } from './ensure.mjs';
import { transpile } from './transpile.mjs';

/** `npm run bench:review`: the next item of a queue of a million beside that of a queue of a thousand. */
await runScript(async () => {
  await ensure();
  const dir = await transpile('bench');
  const { main } = await import(pathToFileURL(join(dir, 'review', 'main.js')).href);
  return main(process.argv.slice(2));
});
