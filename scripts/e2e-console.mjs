import { runBrowser } from './run-browser.mjs';

await runBrowser('test/console/e2e');
