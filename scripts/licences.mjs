import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './ensure.mjs';

/** Licences under which a package may be shipped with Palaver: permissive ones. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Python-2.0',
  'Unicode-3.0',
  'Unlicense',
  'Zlib',
]);

/** True when the SPDX expression leaves a way to use the package under allowed licences alone. */
export function isAllowed(expression) {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  const term = () => {
    const token = tokens.shift();
    return token === '(' ? either() && tokens.shift() === ')' : ALLOWED.has(token);
  };
  const chain = (word, part, join) => {
    let ok = part();
    while (tokens[0] === word) {
      tokens.shift();
      ok = join(part(), ok);
    }
    return ok;
  };
  const both = () => chain('AND', term, (a, b) => a && b);
  const either = () => chain('OR', both, (a, b) => a || b);
  return either() && tokens.length === 0;
}

/** Licence as a package.json states it; old packages use an object, or a list of which any one may be chosen. */
export function licenceOf({ license, licenses }) {
  const stated = [license ?? licenses ?? []].flat().map((entry) => (typeof entry === 'string' ? entry : entry?.type));
  return stated.length > 0 && stated.every((name) => typeof name === 'string') ? stated.join(' OR ') : null;
}

/** Every production package of the lock file in `folder`, with one sentence for each that may not be shipped. */
export function examine(folder) {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const production = Object.entries(packages).filter(([path, entry]) => path !== '' && entry.dev !== true);
  const problems = production.flatMap(([path, entry]) => {
    const file = join(folder, path, 'package.json');
    const optional = entry.optional || entry.devOptional || entry.peer;
    if (!existsSync(file) && !optional) {
      return [`${path} is not installed`];
    }
    // Binaries of other platforms are in the lock file alone, which repeats their licence.
    const manifest = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : entry;
    const licence = licenceOf(manifest);
    return licence !== null && isAllowed(licence)
      ? []
      : [`${path.replace(/^.*node_modules\//, '')} ${entry.version}: ${licence ?? 'states no licence'}`];
  });
  return { count: production.length, problems };
}

/** The packages a built page takes along, as its build lists them. */
export function examineBundle(file) {
  const packages = JSON.parse(readFileSync(file, 'utf8'));
  const problems = packages
    .filter(({ identifier }) => !isAllowed(identifier ?? ''))
    .map(({ name, version, identifier }) => `${name} ${version}: ${identifier ?? 'states no licence'}`);
  return { count: packages.length, problems };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const parts = [examine(root), examineBundle(join(root, 'dist', 'apps', 'console', 'licences.json'))];
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const problems = parts.flatMap((part) => part.problems);
  for (const problem of problems) {
    console.error(`licences: ${problem}`);
  }
  console.log(`licences: ${count} packages of production and of the console, ${problems.length} not allowed`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
