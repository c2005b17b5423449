import { ensure, runScript } from './ensure.mjs';

await runScript(ensure);
