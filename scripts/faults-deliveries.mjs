import { register } from 'node:module';
import { ensure, runScript } from './ensure.mjs';
import { sweep } from './test-stores.mjs';

/** `npm run faults:deliveries`: callbacks to targets that fail in every way; docs/FAULTS.md says which and how to read it. */
await runScript(async () => {
  await ensure();
  await sweep(await import(new URL('../dist/apps/cli/src/stores/process-mark.js', import.meta.url).href));
  register('./typescript-hooks.mjs', import.meta.url);
  const { faultsDeliveries } = await import('../test/faults/faults-deliveries.ts');
  return faultsDeliveries(process.argv.slice(2));
});
