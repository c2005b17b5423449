import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  bundledPackNames,
  compile,
  findPack,
  parseListFile,
  parseRuleSet,
  readBundledList,
  resolveRuleSet,
  type CompiledRuleSet,
  type ListReader,
  type PackReader,
  type RuleSetDocument,
} from '@palaver/rules';

export interface LoadedRuleSet {
  /** As its author wrote it. */
  own: RuleSetDocument;
  /** With all it extends. */
  ruleSet: CompiledRuleSet;
}

/** Lists `lists/NAME.txt` in the folder, else the bundled ones. */
function listsIn(folder: string): ListReader {
  return (name) => {
    const file = join(folder, `${name}.txt`);
    const isOwn = name.startsWith('lists/') && !name.includes('..') && existsSync(file);
    return isOwn ? parseListFile(readFileSync(file, 'utf8'), file) : readBundledList(name);
  };
}

/** Packs `NAME.yaml`, `NAME.yml` or `NAME.json` in the folder, else those of the installation. */
function packsIn(folder: string): PackReader {
  const read = (reference: string): RuleSetDocument | undefined => {
    const [name = ''] = reference.split('@');
    const candidates = name === '' || name.includes('/') ? [] : ['yaml', 'yml', 'json'];
    const file = candidates.map((ending) => join(folder, `${name}.${ending}`)).find(existsSync);
    return file === undefined ? findPack(reference) : parseRuleSet(readFileSync(file, 'utf8'), file);
  };
  return Object.assign(read, { names: bundledPackNames });
}

/** Loads a pack of the installation by name, or a rule-set file whose packs and `from: lists/NAME` may stand beside it. */
export function loadRuleSet(source: string): LoadedRuleSet {
  // A path may look like PACKAGE/PACK; a file that is there is meant.
  const pack = source.includes('/') && existsSync(source) ? undefined : findPack(source);
  if (pack !== undefined) {
    return { own: pack, ruleSet: compile(resolveRuleSet(pack, findPack, readBundledList)) };
  }
  if (!existsSync(source)) {
    throw new Error(`${source} is neither a file nor a bundled pack (${bundledPackNames().join(', ')})`);
  }
  const folder = dirname(source);
  const own = parseRuleSet(readFileSync(source, 'utf8'), source);
  return { own, ruleSet: compile(resolveRuleSet(own, packsIn(folder), listsIn(folder))) };
}
