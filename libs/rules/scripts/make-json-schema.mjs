/**
 * Writes packs/rule-set.schema.json from the zod schema, for editors: in YAML files a first line
 * `# yaml-language-server: $schema=...`, in JSON files a key `$schema` leads to it.
 * Run: node libs/rules/scripts/make-json-schema.mjs
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';

register('../../../scripts/typescript-hooks.mjs', import.meta.url);
const { ruleSetJsonSchema } = await import('../src/index.ts');

const root = join(import.meta.dirname, '..', '..', '..');
const file = join(root, 'packs', 'rule-set.schema.json');
writeFileSync(file, JSON.stringify(ruleSetJsonSchema()));
execFileSync(process.execPath, [join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs'), '--write', file]);
