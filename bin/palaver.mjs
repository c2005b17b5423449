#!/usr/bin/env node
// Runs right after a clone: nothing may be imported here that an install would have to bring.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`palaver: needs Node 20.19 or newer, this is ${process.versions.node}.\n`);
  process.exit(1);
}

const { ensure, root, runScript } = await import('../scripts/ensure.mjs');
const { pathToFileURL } = await import('node:url');

await runScript(async () => {
  await ensure();
  const { main } = await import(pathToFileURL(`${root}/dist/apps/cli/src/main.js`).href);
  return main(process.argv.slice(2));
});
