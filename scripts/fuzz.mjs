import { parseArgs } from 'node:util';
import { EnsureError, ensure, run, runScript, tool } from './ensure.mjs';

/** Specs whose inputs are made up anew in each run. */
const SPECS = ['properties', 'fast-paths', 'bulk-links', 'detect-language'];
const PATTERN = `libs/(rules|text)/src/(.*/)?[a-z-]*(${SPECS.join('|')})\\.spec\\.ts`;

/** `npm run fuzz -- --minutes 10`: the property tests of rules and text, round after round with other inputs. */
await runScript(async () => {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '1' } } });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) {
    throw new EnsureError(`--minutes takes a number above 0, not "${values.minutes}".`);
  }
  await ensure();
  const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  const env = { ...process.env, NODE_OPTIONS: nodeOptions.trim() };
  const args = [
    tool('jest/bin/jest.js'),
    '--runInBand',
    '--silent',
    '--reporters=default',
    '--testPathPatterns',
    PATTERN,
  ];
  const end = Date.now() + minutes * 60_000;
  let rounds = 0;
  while (Date.now() < end) {
    rounds += 1;
    if ((await run(process.execPath, args, { env })) !== 0) {
      console.log(`fuzz: round ${rounds} found something; the seed and the input are above`);
      return 1;
    }
  }
  console.log(`fuzz: ${rounds} rounds in ${minutes} minutes, nothing found`);
  return 0;
});
