import { bundledPackNames, findBundledPack, packsRoot, readBundledList } from './bundled-packs.js';
import { loadPackagePack } from './package-packs.js';
import { readPackReference } from './pack-reference.js';
import type { PackReader } from './resolve.js';
import type { RuleSetDocument } from './schema/rule-set.schema.js';

/** Finds bundled packs, and packs of the npm packages in the `node_modules` of an installation. */
export function packFinder(installation: string): PackReader {
  const loaded = new Map<string, RuleSetDocument>();
  const find = (written: string): RuleSetDocument | undefined => {
    const reference = readPackReference(written);
    if (reference?.package === undefined) {
      return findBundledPack(written);
    }
    const pack = loaded.get(reference.name) ?? loadPackagePack(installation, reference, readBundledList);
    if (pack !== undefined) {
      loaded.set(reference.name, pack);
    }
    return pack;
  };
  return Object.assign(find, { names: bundledPackNames });
}

/** For `resolveRuleSet`: the packs this installation has. A package is read once for each process. */
export const findPack: PackReader = packFinder(packsRoot());
