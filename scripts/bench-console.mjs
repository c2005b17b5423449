import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumPath } from './chromium.mjs';
import { ensure, runScript } from './ensure.mjs';
import { transpile } from './transpile.mjs';

/** `npm run bench:console`: from a key press to the next comment painted, with a hundred thousand that wait. */
await runScript(async () => {
  const chromium = chromiumPath();
  await ensure();
  const dir = await transpile('bench');
  const { main } = await import(pathToFileURL(join(dir, 'console', 'main.js')).href);
  return main(process.argv.slice(2), chromium);
});
