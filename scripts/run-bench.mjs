import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensure, runScript } from './ensure.mjs';
import { transpile } from './transpile.mjs';

/** Runs a bench on what is built. @param folder of it in bench/; @param need finds what its `main` takes beside the command line, before anything is built */
export async function runBench(folder, need = () => undefined) {
  await runScript(async () => {
    const needed = need();
    await ensure();
    const dir = await transpile('bench');
    const { main } = await import(pathToFileURL(join(dir, folder, 'main.js')).href);
    return main(process.argv.slice(2), needed);
  });
}
