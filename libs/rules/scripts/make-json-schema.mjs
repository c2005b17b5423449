/**
 * Writes packs/rule-set.schema.json from the zod schema, for editors: in YAML files a first line
 * `# yaml-language-server: $schema=...`, in JSON files a key `$schema` leads to it.
 * Run: node libs/rules/scripts/make-json-schema.mjs
 */
import { writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

register('../../../scripts/typescript-hooks.mjs', import.meta.url);
const { ruleSetJsonSchema } = await import('../src/index.ts');

const file = join(import.meta.dirname, '..', '..', '..', 'packs', 'rule-set.schema.json');
const options = { ...(await resolveConfig(file)), filepath: file };
await writeFile(file, await format(JSON.stringify(ruleSetJsonSchema()), options));
