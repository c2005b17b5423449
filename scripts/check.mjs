import { EnsureError, ensure, run, runScript, tool } from './ensure.mjs';

/** Everything that is checked without running Palaver; `npm run check -- lint types` runs the named steps only. */
const steps = {
  format: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  lint: [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
  types: [tool('typescript/bin/tsc'), '-p', 'tsconfig.json'],
  console: [tool('typescript/bin/tsc'), '-p', 'apps/console/tsconfig.json'],
  imports: [
    tool('dependency-cruiser/bin/dependency-cruise.mjs'),
    'apps',
    'libs',
    '--config',
    '.dependency-cruiser.cjs',
  ],
  unused: [tool('knip/bin/knip.js')],
  licences: ['scripts/licences.mjs'],
  openapi: ['scripts/openapi-check.mjs'],
};

await runScript(async () => {
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !Object.hasOwn(steps, name));
  if (unknown !== undefined) {
    throw new EnsureError(`there is no step "${unknown}"; the steps are ${Object.keys(steps).join(', ')}.`);
  }
  await ensure();
  const failed = [];
  for (const name of named.length > 0 ? named : Object.keys(steps)) {
    const started = Date.now();
    const ok = (await run(process.execPath, steps[name], { stdout: 'inherit' })) === 0;
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(9)} ${((Date.now() - started) / 1000).toFixed(1)} s`);
    if (!ok) {
      failed.push(name);
    }
  }
  console.log(failed.length === 0 ? 'check: all steps passed' : `check: failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});
