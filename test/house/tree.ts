import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './cruise.js';

const notOurs = new Set(['node_modules', 'dist', '.git', '.palaver', 'test-results', 'coverage']);

/** Every file of the checkout that is ours, by its path from the root with forward slashes. */
export function ownFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return notOurs.has(entry.name) ? [] : ownFiles(path);
    }
    return entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
  });
}

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
