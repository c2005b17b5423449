import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensure, EnsureError, root, runScript } from './ensure.mjs';
import { writeDocs } from './pack-docs.mjs';

const packOf = (name, id) => `schema: palaver/rules/v1
id: ${name}
version: 1
title: ${name}
thresholds: { review: 5, reject: 10 }
groups:
  abuse: { max: 16 }
lists:
  ${id.toLowerCase()}_words: { from: lists/${name}, views: [base, skeleton, leet, squeezed, joined, wildcard] }
rules:
  - id: ${id}_WORD
    group: abuse
    score: { base: 5, quoted: 0.4 }
    reason: insult
    say: 'A word of the list: {{match}}'
    when: { text: { list: ${id.toLowerCase()}_words } }
    tests:
      hit: ['such a fopdoodle']
      miss: ['A plain sentence about the weather']
`;

const listOf = (name) => `# Entries of the pack ${name}, one a line.\nfopdoodle\n`;

const testOf = (name) => `import { expect, test } from '@jest/globals';
import { judgeWith } from './judge.js';

const judge = judgeWith('${name}');

test.each(['You fopdoodle', 'You f0pd00dle'])('%s is held', (text) => {
  expect(judge({ text }).action).not.toBe('approve');
});

test.each(['The ferry is late again', 'He said "fopdoodle" to my aunt'])('%s passes', (text) => {
  expect(judge({ text }).action).toBe('approve');
});
`;

/** The files of a new pack, by their path from the root of the checkout. */
export function filesOf(name) {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(name)) {
    throw new EnsureError(`"${name}" cannot name a pack: use lower-case letters, digits and -, a letter first.`);
  }
  const id = name.replaceAll('-', '_').toUpperCase();
  return {
    [`packs/${name}.yaml`]: packOf(name, id),
    [`packs/lists/${name}.txt`]: listOf(name),
    [`test/quality/${name}.test.ts`]: testOf(name),
  };
}

/** Writes them below a folder; nothing that is there already is overwritten. */
export function writePack(name, folder = root) {
  const files = Object.entries(filesOf(name)).map(([path, content]) => [join(folder, path), content]);
  const taken = files.find(([file]) => existsSync(file));
  if (taken !== undefined) {
    throw new EnsureError(`${taken[0]} is there already: choose another name.`);
  }
  for (const [file, content] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return files.map(([file]) => file);
}

/** `npm run pack:new NAME`: a pack with one rule, its list, its test and its page. */
if (process.argv[1] === import.meta.filename) {
  await runScript(async () => {
    const [name] = process.argv.slice(2);
    if (name === undefined) {
      throw new EnsureError('say how the pack is called: npm run pack:new my-pack');
    }
    const files = writePack(name);
    await ensure();
    await writeDocs([name]);
    console.log([...files, join(root, 'docs', 'packs', `${name}.md`)].map((file) => `wrote ${file}`).join('\n'));
    console.log(`Next: edit the list and the rule, then npm test -- libs/rules test/quality; npm run pack:docs.`);
  });
}
