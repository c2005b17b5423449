import { join } from 'node:path';
import { ensure, runScript } from './ensure.mjs';
import { jestReport } from './jest-report.mjs';
import { startTestStores } from './test-stores.mjs';

/** `npm test`: every suite on private throw-away stores. What follows `--` goes to jest. */
await runScript(async () => {
  await ensure();
  const args = process.argv.slice(2);
  const stores = await startTestStores((line) => console.log(line));
  try {
    return await jestReport(optionsOf(args), stores.env, join(stores.dir, 'jest.json'));
  } finally {
    await stores.stop();
  }
});

function optionsOf(args) {
  const isCounted = args.some((arg) => /^(-w|-i|--maxWorkers|--runInBand)/.test(arg));
  return ['--workerIdleMemoryLimit=700MB', ...(isCounted ? [] : ['--maxWorkers=2']), ...args];
}
