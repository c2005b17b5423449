import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensure, EnsureError, root, run, runScript, tool } from './ensure.mjs';

/** The SDK as a package, in the folder of that name under dist/: compiled, with types, without what it is made from. */
export async function buildSdk() {
  const folder = join(root, 'dist', 'sdk');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if ((await run(process.execPath, [tool('typescript/bin/tsc'), '-p', 'libs/sdk/tsconfig.json'])) !== 0) {
    throw new EnsureError('the SDK could not be compiled; the compiler says why above.');
  }
  for (const file of ['package.json', 'README.md']) {
    cpSync(join(root, 'libs', 'sdk', file), join(folder, file));
  }
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  return folder;
}

if (process.argv[1] === import.meta.filename) {
  await runScript(async () => {
    await ensure();
    const folder = await buildSdk();
    return run('npm', ['pack', '--silent', '--pack-destination', join(root, 'dist'), folder], { stdout: 'inherit' });
  });
}
