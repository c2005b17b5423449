import { spawn } from 'node:child_process';
import { chromiumPath } from './chromium.mjs';
import { ensure, root, runScript, tool } from './ensure.mjs';
import { startTestStores } from './test-stores.mjs';

/** Runs suites of test/console in the machine's Chromium, against real apps on stores of their own. */
export async function runBrowser(files) {
  await runScript(async () => {
    chromiumPath();
    await ensure();
    const stores = await startTestStores((line) => console.log(line));
    try {
      return await jest([...files, ...process.argv.slice(2)], stores.env);
    } finally {
      await stores.stop();
    }
  });
}

function jest(args, env) {
  const nodeOptions =
    `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  const child = spawn(
    process.execPath,
    [tool('jest/bin/jest.js'), '--config', 'jest.console.config.js', '--runInBand', ...args],
    {
      cwd: root,
      env: { ...process.env, ...env, NODE_OPTIONS: nodeOptions },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
