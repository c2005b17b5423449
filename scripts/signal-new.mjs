import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensure, EnsureError, root, run, runScript } from './ensure.mjs';
import { signalFilesOf } from './signal-files.mjs';

const catalogue = 'libs/rules/src/signals/catalogue.ts';
const documented = 'docs/RULES.md';

function declare(source, { importLine, catalogueLine }) {
  const lines = source.split('\n');
  const path = (line) => line.slice(line.indexOf(" from '"));
  const isLater = (line) => line.startsWith('import ') && path(line) > path(importLine);
  const at = lines.findIndex(isLater);
  lines.splice(at === -1 ? lines.indexOf('') : at, 0, importLine);
  lines.splice(lines.indexOf('];'), 0, catalogueLine);
  return lines.join('\n');
}

/** Writes a signal and its spec below a folder and declares it; nothing that is there already is overwritten. */
export function writeSignal(name, folder = root) {
  if (!/^[a-z]{2,12}\.[a-z][A-Za-z0-9]{0,23}$/.test(name)) {
    throw new EnsureError(`"${name}" cannot name a signal: write family.member, such as text.questionMarks.`);
  }
  if (/^(site|model)\./.test(name)) {
    throw new EnsureError(`${name} is a score that is sent or computed with a comment: it needs no signal of its own.`);
  }
  const { files, ...lines } = signalFilesOf(name);
  const isDocumented = readFileSync(join(folder, documented), 'utf8').includes(`| \`${name}\` `);
  if (isDocumented || Object.keys(files).some((path) => existsSync(join(folder, path)))) {
    throw new EnsureError(`there is a signal ${name} already: choose another name.`);
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const file = join(folder, catalogue);
  writeFileSync(file, declare(readFileSync(file, 'utf8'), lines));
  return [...Object.keys(files), catalogue];
}

/** `npm run signal:new NAME`: a signal, its spec, and what is made from the catalogue. */
if (process.argv[1] === import.meta.filename) {
  await runScript(async () => {
    const [name] = process.argv.slice(2);
    if (name === undefined) {
      throw new EnsureError('say how the signal is called: npm run signal:new text.questionMarks');
    }
    await ensure();
    const files = writeSignal(name);
    for (const script of ['make-json-schema', 'make-signal-table']) {
      if ((await run(process.execPath, [`libs/rules/scripts/${script}.mjs`])) !== 0) {
        throw new EnsureError(`${script} failed; node says why above.`);
      }
    }
    console.log([...files, 'packs/rule-set.schema.json', documented].map((file) => `wrote ${file}`).join('\n'));
    console.log('Next: say in read() what it observes, then npm test -- libs/rules.');
  });
}
