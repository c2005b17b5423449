import type { RuleSetFiles } from '@palaver/contracts';
import {
  compile,
  type CompiledRuleSet,
  findPack,
  parseListFile,
  parseRuleSet,
  readBundledList,
  resolveRuleSet,
  type RuleSetDocument,
  RuleSetError,
} from '@palaver/rules';

/** A rule set as it was written, of a site. */
export interface WrittenRuleSet {
  id: string;
  files: RuleSetFiles;
  /** Canonical JSON of the site's own versions it extends, by reference as written; null where there is none. */
  packs: Record<string, string | null>;
}

/** The packs without which nothing can be said. */
export interface Wants {
  wants: string[];
}

export interface ReadRuleSet {
  /** As it was written, with the places of all that stands in it. */
  parsed: RuleSetDocument;
  /** What runs. */
  document: RuleSetDocument;
  compiled: CompiledRuleSet;
}

/** Whoever writes has a rule set checked, tested and tried with every pause in writing; what he wrote before is in the way. */
const KEPT = 2;

/** Reads, resolves and compiles a rule set as publishing it would. Pure but for the files of packs. @throws RuleSetError */
export function readRuleSet({ id, files, packs }: WrittenRuleSet): ReadRuleSet | Wants {
  const parsed = parseRuleSet(files.source, `${id}.yaml`);
  if (parsed.id !== id) {
    throw new RuleSetError([{ message: `is called ${parsed.id} and stored as ${id}`, path: ['id'], hint: id }]);
  }
  const wants = parsed.extends.filter((name) => packs[name] === undefined && findPack(name) === undefined);
  if (wants.length > 0) {
    return { wants };
  }
  const document = resolve(parsed, files.lists, packs);
  return { parsed, document, compiled: compile(document, { kept: KEPT }) };
}

/** Without the number its author may have given it: a version's number is the store's, and equal rules have one hash. */
function resolve(
  parsed: RuleSetDocument,
  lists: Record<string, string>,
  packs: Record<string, string | null>,
): RuleSetDocument {
  const ownPack = (name: string) => {
    const document = packs[name];
    return typeof document === 'string' ? (JSON.parse(document) as RuleSetDocument) : undefined;
  };
  const { version: _, ...document } = resolveRuleSet(
    parsed,
    (name) => ownPack(name) ?? findPack(name),
    (name) => (lists[name] === undefined ? readBundledList(name) : parseListFile(lists[name], name)),
  );
  return document;
}
