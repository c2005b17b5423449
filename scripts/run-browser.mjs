import { join } from 'node:path';
import { chromiumPath } from './chromium.mjs';
import { ensure, runScript } from './ensure.mjs';
import { jestReport } from './jest-report.mjs';
import { startTestStores } from './test-stores.mjs';

const OPTIONS = ['--config', 'jest.console.config.js', '--maxWorkers=2'];

/**
 * Runs the suites of a folder of test/console in the machine's Chromium, against real apps on stores of their own.
 * What follows `--` goes to jest; a word is a part of a suite's name.
 */
export async function runBrowser(folder) {
  await runScript(async () => {
    chromiumPath();
    await ensure();
    const args = process.argv.slice(2);
    const files = args.filter((arg) => !arg.startsWith('-')).map((part) => `${folder}/.*${part}`);
    const rest = args.filter((arg) => arg.startsWith('-'));
    const stores = await startTestStores((line) => console.log(line));
    try {
      const chosen = files.length > 0 ? files : [folder];
      return await jestReport([...OPTIONS, ...rest, ...chosen], stores.env, join(stores.dir, 'jest.json'));
    } finally {
      await stores.stop();
    }
  });
}
