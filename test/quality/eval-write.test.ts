import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { root } from '../house/cruise.js';

interface Write {
  withTables: (page: string, tables: Record<string, string | undefined>) => string;
}
const { withTables } = (await import(`${root}/scripts/eval-write.mjs`)) as Write;

const page = 'Before\n\n<!-- eval: one -->\n\n| a |\n| - |\n| 1 |\n\nBetween\n\n<!-- eval: two -->\n\n| b |\n\nAfter\n';

it('puts each table in its place and leaves what was not measured', () => {
  expect(withTables(page, { one: '| $& |', two: undefined })).toBe(page.replace('| a |\n| - |\n| 1 |', () => '| $& |'));
});

it('refuses a table that has no place', () => {
  expect(() => withTables(page, { three: '| c |' })).toThrow('no place marked <!-- eval: three -->');
});

it.each(['corpus', 'evasion', 'labelled', 'half-a', 'half-b', 'peers-words', 'peers-labelled'])(
  'docs/QUALITY.md has a place for %s',
  (name) => {
    const quality = readFileSync(`${root}/docs/QUALITY.md`, 'utf8');
    expect(withTables(quality, { [name]: '| x |' })).toContain(`<!-- eval: ${name} -->\n\n| x |\n\n`);
  },
);
