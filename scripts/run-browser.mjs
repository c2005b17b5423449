import { chromiumPath } from './chromium.mjs';
import { ensure, runScript } from './ensure.mjs';
import { jest } from './jest.mjs';
import { startTestStores } from './test-stores.mjs';

const OPTIONS = ['--config', 'jest.console.config.js', '--runInBand'];

/** Runs suites of test/console in the machine's Chromium, against real apps on stores of their own. */
export async function runBrowser(files) {
  await runScript(async () => {
    chromiumPath();
    await ensure();
    const stores = await startTestStores((line) => console.log(line));
    try {
      return await jest([...OPTIONS, ...files, ...process.argv.slice(2)], stores.env, ['ignore', 'inherit', 'inherit']);
    } finally {
      await stores.stop();
    }
  });
}
