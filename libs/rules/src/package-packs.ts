import { parseListFile } from './list-file.js';
import { inlineLists, type ListReader } from './list-sources.js';
import { packageFolder, packsOfPackage, readInside } from './package-files.js';
import type { PackReference } from './pack-reference.js';
import { parseRuleSet } from './parse.js';
import { RuleSetError } from './rule-set-error.js';
import type { RuleSetDocument } from './schema/rule-set.schema.js';

const listName = /^lists\/([a-z0-9][a-z0-9.-]*)$/i;

/** `lists/NAME` in the package, else what is bundled. */
function listsOf(folder: string, label: string, bundled: ListReader): ListReader {
  return (source) => {
    const [, name] = listName.exec(source) ?? [];
    const text = name === undefined ? undefined : readInside(folder, 'packs', 'lists', `${name}.txt`);
    return text === undefined ? bundled(source) : parseListFile(text, `${label}/packs/lists/${name}.txt`);
  };
}

/**
 * A pack of an npm package in the installation's `node_modules`, its lists filled in: `packs/NAME.yaml` there. Nothing is
 * fetched and no code of the package runs. Undefined when the package is not installed; throws RuleSetError.
 */
export function loadPackagePack(
  installation: string,
  { package: from = '', pack }: PackReference,
  bundled: ListReader,
): RuleSetDocument | undefined {
  const folder = packageFolder(installation, from);
  if (folder === undefined) {
    return undefined;
  }
  const names = packsOfPackage(folder);
  const source = names.includes(pack) ? readInside(folder, 'packs', `${pack}.yaml`) : undefined;
  if (source === undefined) {
    const hint =
      names.length === 0
        ? 'its package.json lists none under palaver.packs'
        : `its package.json lists ${names.join(', ')}, each in packs/NAME.yaml`;
    throw new RuleSetError([{ message: `the package ${from} has no pack ${pack}`, path: ['extends'], hint }]);
  }
  const document = parseRuleSet(source, `${from}/packs/${pack}.yaml`);
  return inlineLists(document, listsOf(folder, from, bundled));
}
