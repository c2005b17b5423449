import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseListFile } from './list-file.js';
import { inlineLists } from './list-sources.js';
import { parseRuleSet } from './parse.js';
import type { PackReader } from './resolve.js';
import type { ListEntry } from './schema/list.schema.js';
import type { RuleSetDocument } from './schema/rule-set.schema.js';

/** The installation: packs stand at the checkout's root, above the sources and above `dist` alike. */
export function packsRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'packs', 'core.yaml'))) {
    const above = dirname(folder);
    if (above === folder) {
      throw new Error('the folder packs/ with core.yaml was not found above this module');
    }
    folder = above;
  }
  return folder;
}

const findPacks = (): string => join(packsRoot(), 'packs');

const requireJson = createRequire(import.meta.url);
const loaded = new Map<string, RuleSetDocument>();

export function bundledPackNames(): string[] {
  return readdirSync(findPacks())
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/** Entries of a bundled list: `lists/NAME` beside the packs, or `naughty-words/LANGUAGE`. */
export function readBundledList(source: string): readonly ListEntry[] | undefined {
  const [, kind, name] = /^(lists|naughty-words)\/([a-z0-9.-]+)$/i.exec(source) ?? [];
  if (kind === undefined || name === undefined) {
    return undefined;
  }
  if (kind === 'naughty-words') {
    return /^[a-z]{2,3}$/.test(name) ? (requireJson(`naughty-words/${name}.json`) as string[]) : undefined;
  }
  const file = join(findPacks(), 'lists', `${name}.txt`);
  return existsSync(file)
    ? parseListFile(readFileSync(file, 'utf8'), join('packs', 'lists', `${name}.txt`))
    : undefined;
}

/** A pack that ships with Palaver, by name or as `name@version`; its lists hold their entries. */
export function loadBundledPack(reference: string): RuleSetDocument {
  const name = reference.split('@')[0] ?? reference;
  if (!bundledPackNames().includes(name)) {
    throw new Error(`unknown pack ${name}: there are ${bundledPackNames().join(', ')}`);
  }
  let pack = loaded.get(name);
  if (pack === undefined) {
    const file = join('packs', `${name}.yaml`);
    pack = inlineLists(parseRuleSet(readFileSync(join(findPacks(), `${name}.yaml`), 'utf8'), file), readBundledList);
    loaded.set(name, pack);
  }
  return pack;
}

/** For `resolveRuleSet`: the bundled pack of that name, if there is one. */
export const findBundledPack: PackReader = Object.assign(
  (reference: string) =>
    bundledPackNames().includes(reference.split('@')[0] ?? reference) ? loadBundledPack(reference) : undefined,
  { names: bundledPackNames },
);
