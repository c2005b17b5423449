import { spawn } from 'node:child_process';
import { root, tool } from './ensure.mjs';

/** Runs jest until it has ended, whatever Ctrl-C does, so that the stores can be stopped after it. Resolves to its exit code. */
export function jest(args, env, stdio) {
  const nodeOptions =
    `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  const child = spawn(process.execPath, [tool('jest/bin/jest.js'), ...args], {
    cwd: root,
    env: { ...process.env, ...env, NODE_OPTIONS: nodeOptions },
    stdio,
  });
  // The terminal sends Ctrl-C to jest as well.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 130)));
  });
}
