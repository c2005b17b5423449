import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnsureError, root, tool } from './ensure.mjs';
import { tablesOf } from './eval-report.mjs';

const file = join(root, 'docs', 'QUALITY.md');
const marked = (name) => new RegExp(`(<!-- eval: ${name} -->\n\n)(?:\\|.*\n)*`);

/** The page with each marked table as measured; a table that could not be measured stays as it is. */
export function withTables(page, tables) {
  const named = Array.from(page.matchAll(/<!-- eval: ([a-z-]+) -->/g), ([, name]) => name);
  const missing = Object.keys(tables).filter((name) => !named.includes(name));
  if (missing.length > 0) {
    throw new EnsureError(`docs/QUALITY.md has no place marked <!-- eval: ${missing[0]} -->`);
  }
  return Object.entries(tables)
    .filter(([, table]) => table !== undefined)
    .reduce((text, [name, table]) => text.replace(marked(name), (_, mark) => `${mark}${table}\n`), page);
}

/** `npm run eval -- --write`: the tables of docs/QUALITY.md. */
export function writeQuality(result) {
  if (result.shared?.part === 'train' || result.shared?.half) {
    throw new EnsureError('docs/QUALITY.md shows the whole development part: leave --part and --half away.');
  }
  writeFileSync(file, withTables(readFileSync(file, 'utf8'), tablesOf(result)));
  execFileSync(process.execPath, [tool('prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', file]);
  return file;
}
