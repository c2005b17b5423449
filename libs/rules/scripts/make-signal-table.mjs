/**
 * Writes the table of signals in docs/RULES.md from the catalogue.
 * Run: node libs/rules/scripts/make-signal-table.mjs
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';

register('../../../scripts/typescript-hooks.mjs', import.meta.url);
const { SIGNALS } = await import('../src/index.ts');

const root = join(import.meta.dirname, '..', '..', '..');
const file = join(root, 'docs', 'RULES.md');
const rows = SIGNALS.map(
  ({ name, type, unit = '', description }) => `| \`${name}\` | ${type} | ${unit} | ${description} |`,
);
const table = ['| signal | type | unit | description |', '| --- | --- | --- | --- |', ...rows].join('\n');
const [before, after] = readFileSync(file, 'utf8').split(/^\| signal .*\n(?:\|.*\n)*/m);
if (after === undefined) {
  throw new Error('docs/RULES.md has no table that begins with "| signal"');
}
writeFileSync(file, `${before}${table}\n${after}`);
execFileSync(process.execPath, [join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs'), '--write', file]);
