import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  bundledPackNames,
  compile,
  findBundledPack,
  parseListFile,
  parseRuleSet,
  readBundledList,
  resolveRuleSet,
  type CompiledRuleSet,
  type ListReader,
} from '@palaver/rules';

/** Compiles a bundled pack by name, or a rule-set file whose `from: lists/NAME` stand beside it. */
export function loadRuleSet(source: string): CompiledRuleSet {
  const pack = findBundledPack(source);
  if (pack !== undefined) {
    return compile(resolveRuleSet(pack, findBundledPack, readBundledList));
  }
  if (!existsSync(source)) {
    throw new Error(`${source} is neither a file nor a bundled pack (${bundledPackNames().join(', ')})`);
  }
  const folder = dirname(source);
  const readList: ListReader = (name) => {
    const file = join(folder, `${name}.txt`);
    const isOwn = name.startsWith('lists/') && !name.includes('..') && existsSync(file);
    return isOwn ? parseListFile(readFileSync(file, 'utf8'), file) : readBundledList(name);
  };
  return compile(resolveRuleSet(parseRuleSet(readFileSync(source, 'utf8'), source), findBundledPack, readList));
}
