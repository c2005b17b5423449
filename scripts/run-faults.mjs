import { register } from 'node:module';
import { ensure, runScript } from './ensure.mjs';
import { sweep } from './test-stores.mjs';

/** Runs a fault harness on what is built, once what killed runs have left is cleared away. @param harness loads it */
export async function runFaults(harness) {
  await runScript(async () => {
    await ensure();
    await sweep(await import(new URL('../dist/apps/cli/src/stores/process-mark.js', import.meta.url).href));
    register('./typescript-hooks.mjs', import.meta.url);
    const run = await harness();
    return run(process.argv.slice(2));
  });
}
