import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensure, root, runScript } from './ensure.mjs';
import { breakingChanges } from './openapi-changes.mjs';
import { builtDocuments, fileOf } from './openapi-write.mjs';
import { staleClients } from './sdk-generate.mjs';

/** Beyond what the linter recommends; what is off would say nothing of these documents. */
const RULES = {
  'operation-operationId-unique': 'error',
  'operation-description': 'error',
  'tag-description': 'error',
  'no-unused-components': 'error',
  'no-invalid-media-type-examples': 'error',
  'no-invalid-parameter-examples': 'error',
  // The admin stands wherever it is put, and the gateway's address is a setting.
  'no-server-example.com': 'off',
  // Health and this document itself refuse nobody.
  'operation-4xx-response': 'off',
};

/** Sentences of `breakingChanges` that the coming release means, each on a line of its own that begins with `- `. */
const MEANT = join(root, 'docs', 'api', 'breaking.md');

async function lint(file) {
  const { createConfig, lint: lintFile } = await import('@redocly/openapi-core');
  const config = await createConfig({ extends: ['recommended'], rules: RULES });
  const problems = await lintFile({ ref: file, config });
  return problems.map(({ message, ruleId, location: [{ pointer } = {}] }) => `${ruleId} at ${pointer}: ${message}`);
}

/** The document as it was in the last release: in its tag, or else in the folder `released`. */
function released(name) {
  const tag = git('describe', '--tags', '--abbrev=0', '--match', 'v*');
  const text = tag === null ? null : git('show', `${tag}:docs/api/${name}`);
  const file = join(root, 'docs', 'api', 'released', name);
  return JSON.parse(text ?? (existsSync(file) ? readFileSync(file, 'utf8') : '{}'));
}

/** Null where git, the tag or the file is not there. */
function git(...args) {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    }).trim();
  } catch {
    return null;
  }
}

await runScript(async () => {
  await ensure();
  const meant = readFileSync(MEANT, 'utf8').split('\n');
  const wrong = [];
  let operations = 0;
  let broken = 0;
  const documents = await builtDocuments();
  for (const [name, text] of Object.entries(documents)) {
    const committed = existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : '';
    if (committed !== text) {
      wrong.push(`docs/api/${name} is not what the code says: run npm run openapi:write`);
    }
    wrong.push(...(await lint(fileOf(name))).map((problem) => `docs/api/${name}: ${problem}`));
    const document = JSON.parse(text);
    operations += Object.values(document.paths).flatMap(Object.keys).length;
    const app = name.replace('.json', '');
    for (const change of breakingChanges(released(name), document).map((sentence) => `${app}: ${sentence}`)) {
      broken += 1;
      console.log(`breaks clients of the last release: ${change}`);
      if (!meant.includes(`- ${change}`)) {
        wrong.push(`if this is meant, add to docs/api/breaking.md: - ${change}`);
      }
    }
  }
  const stale = await staleClients(documents);
  wrong.push(
    ...stale.map((file) => `libs/sdk/src/generated/${file} is not what the documents make: run npm run openapi:write`),
  );
  wrong.forEach((line) => console.log(line));
  const counted = `${operations} operations in 2 documents, ${broken} breaking ${broken === 1 ? 'change' : 'changes'} since the last release`;
  console.log(
    wrong.length === 0
      ? `openapi: documents and client are what the code says, and lint is clean: ${counted}.`
      : `openapi: ${wrong.length} ${wrong.length === 1 ? 'thing is' : 'things are'} wrong: ${counted}.`,
  );
  return wrong.length === 0 ? 0 : 1;
});
