import { inlineLists, type ListReader } from './list-sources.js';
import { copyOrigin, placeOf } from './locate.js';
import { RuleSetError, type RuleSetIssue } from './rule-set-error.js';
import { ruleSetSchema, type RuleSetDocument } from './schema/rule-set.schema.js';
import { didYouMean } from './suggest.js';

export type PackReader = (name: string) => RuleSetDocument | undefined;

function mergeById<Part extends { id: string }>(earlier: Part[], later: Part[]): Part[] {
  const merged = new Map(earlier.map((part) => [part.id, part]));
  for (const part of later) {
    merged.set(part.id, part);
  }
  return [...merged.values()];
}

/** `later` wins; its id, title and version are kept. */
function merge(earlier: RuleSetDocument, later: RuleSetDocument): RuleSetDocument {
  const thresholds = later.thresholds ?? earlier.thresholds;
  const brake = later.brake ?? earlier.brake;
  const laterIds = new Set([...later.rules, ...later.composites].map((part) => part.id));
  const kept = <Part extends { id: string }>(parts: Part[]): Part[] => parts.filter((part) => !laterIds.has(part.id));
  const merged: RuleSetDocument = {
    ...later,
    ...(thresholds && { thresholds }),
    ...(brake && { brake }),
    groups: { ...earlier.groups, ...later.groups },
    lists: { ...earlier.lists, ...later.lists },
    require: [...new Set([...earlier.require, ...later.require])],
    exempt: [...earlier.exempt, ...later.exempt],
    rules: mergeById(kept(earlier.rules), later.rules),
    composites: mergeById(kept(earlier.composites), later.composites),
    force: [...earlier.force, ...later.force],
  };
  copyOrigin(later, merged);
  return merged;
}

function applyOverrides(document: RuleSetDocument, source: RuleSetDocument): RuleSetDocument {
  const ids = [...document.rules, ...document.composites].map((part) => part.id);
  const issues: RuleSetIssue[] = Object.keys(source.override)
    .filter((id) => !ids.includes(id))
    .map((id) => ({
      message: `override of unknown rule ${id}`,
      path: ['override', id],
      ...placeOf(source, ['override', id]),
      hint: didYouMean(id, ids),
    }));
  if (issues.length > 0) {
    throw new RuleSetError(issues);
  }
  const change = <Part extends { id: string }>(part: Part): Part => {
    const changes = source.override[part.id];
    if (changes === undefined) {
      return part;
    }
    const changed = { ...part, ...changes };
    copyOrigin(part, changed);
    return changed;
  };
  return {
    ...document,
    override: {},
    rules: document.rules.map(change),
    composites: document.composites.map(change),
  };
}

function load(reference: string, source: RuleSetDocument, packs: PackReader): RuleSetDocument {
  const [name = reference, pinned] = reference.split('@');
  const fail = (message: string): never => {
    const at = source.extends.indexOf(reference);
    throw new RuleSetError([{ message, path: ['extends', at], ...placeOf(source, ['extends', at]) }]);
  };
  const pack = packs(reference) ?? fail(`unknown pack ${name}`);
  return pinned === undefined || (pack.version ?? 1) === Number(pinned)
    ? pack
    : fail(`pack ${name} is at version ${pack.version ?? 1}, not ${pinned}`);
}

function expand(document: RuleSetDocument, packs: PackReader, chain: string[]): RuleSetDocument {
  let merged: RuleSetDocument | undefined;
  for (const reference of document.extends) {
    const name = reference.split('@')[0] ?? reference;
    if (chain.includes(name)) {
      throw new RuleSetError([
        {
          message: `extends in a circle: ${[...chain, name].join(' -> ')}`,
          path: ['extends'],
          ...placeOf(document, ['extends']),
        },
      ]);
    }
    const pack = expand(load(reference, document, packs), packs, [...chain, name]);
    merged = merged === undefined ? pack : merge(merged, pack);
  }
  const whole = merged === undefined ? document : merge(merged, document);
  return applyOverrides({ ...whole, extends: [] }, document);
}

/**
 * Merges what a rule set extends, its overrides and its list sources into one self-contained document.
 * `packs` gets the reference as written, `core@1` or `core`. Throws RuleSetError.
 */
export function resolveRuleSet(
  document: RuleSetDocument,
  packs: PackReader,
  sources: ListReader = () => undefined,
): RuleSetDocument {
  const expanded = expand(document, packs, [document.id]);
  const resolved = inlineLists(expanded, sources);
  const checked = ruleSetSchema.safeParse(resolved);
  if (!checked.success) {
    // Overrides are partial and only fit, or do not fit, once they are merged.
    throw new RuleSetError(
      checked.error.issues.map((issue) => ({ message: issue.message, path: issue.path.map(String) })),
    );
  }
  copyOrigin(document, resolved);
  return resolved;
}
