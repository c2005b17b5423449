import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { readSource } from './read-source.js';

const manifestSchema = z.object({ palaver: z.object({ packs: z.array(z.string()).max(1000) }) });
const maxBytes = 4_000_000;

/** The folder of a package in an installation's `node_modules`, links followed; undefined when it is not installed. */
export function packageFolder(installation: string, name: string): string | undefined {
  const folder = join(installation, 'node_modules', ...name.split('/'));
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? realpathSync(folder) : undefined;
}

/** The text of a file of a package; undefined when there is none, when it lies elsewhere by a link, or is too large. */
export function readInside(folder: string, ...path: string[]): string | undefined {
  const file = join(folder, ...path);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile() || found.size > maxBytes) {
    return undefined;
  }
  return realpathSync(file).startsWith(folder + sep) ? readFileSync(file, 'utf8') : undefined;
}

/** The packs a package says it has: `"palaver": { "packs": ["weather"] }` in its package.json. */
export function packsOfPackage(folder: string): readonly string[] {
  const manifest = manifestSchema.safeParse(readSource(readInside(folder, 'package.json') ?? '{}').data);
  return manifest.success ? manifest.data.palaver.packs : [];
}
