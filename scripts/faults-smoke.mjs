import { register } from 'node:module';
import { ensure, runScript } from './ensure.mjs';

/** `npm run faults:smoke`: faults under load on stores of its own; docs/FAULTS.md says which and how to read it. */
await runScript(async () => {
  await ensure();
  register('./typescript-hooks.mjs', import.meta.url);
  const { faultsSmoke } = await import('../test/faults/faults-smoke.ts');
  return faultsSmoke(process.argv.slice(2));
});
