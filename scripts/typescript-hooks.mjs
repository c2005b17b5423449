import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from '@swc/core';
import { root } from './ensure.mjs';

/** Module hooks that let node run the checkout's TypeScript as it stands, with the settings the tests compile with. */
export function resolve(specifier, context, next) {
  const library = /^@palaver\/([a-z]+)$/.exec(specifier)?.[1];
  if (library !== undefined) {
    return found(pathToFileURL(join(root, 'libs', library, 'src', 'index.ts')));
  }
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) {
      return found(source);
    }
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) {
    return next(url, context);
  }
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { filename, cwd: root });
  return { format: 'module', source: code, shortCircuit: true };
}

const found = (url) => ({ url: url.href, format: 'module', shortCircuit: true });
