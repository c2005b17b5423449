import { inlineLists, type ListReader } from './list-sources.js';
import { copyOrigin, placeOf, rememberOrigin, type Origin } from './locate.js';
import { readPackReference } from './pack-reference.js';
import { RuleSetError, type RuleSetIssue } from './rule-set-error.js';
import { checkForm } from './schema/check-form.js';
import {
  compositeSchema,
  ruleSchema,
  type Composite,
  type Rule,
  type RuleSetDocument,
} from './schema/rule-set.schema.js';
import { didYouMean } from './suggest.js';

/** Gets a reference as written, `core@1`, `core` or `PACKAGE/PACK@1`; `names` are told to people who ask for one that is not there. */
export type PackReader = ((reference: string) => RuleSetDocument | undefined) & { names?: () => readonly string[] };

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
      ...placeOf(source, ['override', id], 'key'),
      hint: didYouMean(id, ids),
    }));
  const change = <Part extends Rule | Composite>(
    part: Part,
    schema: typeof ruleSchema | typeof compositeSchema,
  ): Part => {
    const changes = source.override[part.id];
    if (changes === undefined) {
      return part;
    }
    const changed = { ...part, ...changes };
    // What was overridden stands in the override, the rest where the rule was written.
    const origin: Origin = (path, what) =>
      Object.hasOwn(changes, path[0] ?? '')
        ? placeOf(source, ['override', part.id, ...path], what)
        : placeOf(part, path, what);
    rememberOrigin(changed, origin);
    const checked = checkForm(schema, changed, origin);
    if ('issues' in checked) {
      issues.push(...checked.issues.map((issue) => ({ ...issue, path: ['override', part.id, ...issue.path] })));
    }
    return changed;
  };
  const changed = {
    ...document,
    override: {},
    rules: document.rules.map((rule) => change(rule, ruleSchema)),
    composites: document.composites.map((composite) => change(composite, compositeSchema)),
  };
  if (issues.length > 0) {
    throw new RuleSetError(issues);
  }
  copyOrigin(document, changed);
  return changed;
}

function load(reference: string, source: RuleSetDocument, packs: PackReader): RuleSetDocument {
  const { name = reference, package: from, version: pinned } = readPackReference(reference) ?? {};
  const fail = (message: string, hint?: string): never => {
    const at = source.extends.indexOf(reference);
    throw new RuleSetError([{ message, path: ['extends', at], ...placeOf(source, ['extends', at]), hint }]);
  };
  const pack = packs(reference);
  if (pack === undefined) {
    if (from !== undefined) {
      return fail(`unknown pack ${name}`, `the package ${from} is not installed where Palaver runs`);
    }
    const known = packs.names?.() ?? [];
    return fail(
      `unknown pack ${name}`,
      didYouMean(name, known) ?? (known.length > 0 ? `there are ${known.join(', ')}` : undefined),
    );
  }
  const version = pack.version ?? 1;
  return pinned === undefined || version === pinned
    ? pack
    : fail(
        `pack ${name} is at version ${version}, not ${pinned}`,
        `write ${name}@${version} once you have seen what changed`,
      );
}

function expand(document: RuleSetDocument, packs: PackReader, chain: string[]): RuleSetDocument {
  let merged: RuleSetDocument | undefined;
  for (const reference of document.extends) {
    const name = readPackReference(reference)?.name ?? reference;
    if (chain.includes(name)) {
      throw new RuleSetError([
        {
          message: `extends in a circle: ${[...chain, name].join(' -> ')}`,
          path: ['extends', document.extends.indexOf(reference)],
          ...placeOf(document, ['extends', document.extends.indexOf(reference)]),
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
  const resolved = inlineLists(expand(document, packs, [document.id]), sources);
  copyOrigin(document, resolved);
  return resolved;
}
