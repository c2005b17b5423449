import { register } from 'node:module';
import { ensure, runScript } from './ensure.mjs';
import { sweep } from './test-stores.mjs';

/** `npm run faults:rolling`: every process restarted under load on stores of its own; see docs/FAULTS.md. */
await runScript(async () => {
  await ensure();
  await sweep(await import(new URL('../dist/apps/cli/src/stores/process-mark.js', import.meta.url).href));
  register('./typescript-hooks.mjs', import.meta.url);
  const { faultsRolling } = await import('../test/faults/faults-rolling.ts');
  return faultsRolling(process.argv.slice(2));
});
