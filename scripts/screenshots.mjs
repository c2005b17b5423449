import { runBrowser } from './run-browser.mjs';

await runBrowser('test/console/screenshots');
