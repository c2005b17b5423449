import { rulesIn } from './expression.js';
import { placeOf } from './locate.js';
import type { RuleSetIssue } from './rule-set-error.js';
import type { RuleSetDocument } from './schema/rule-set.schema.js';
import { findSignal, SIGNALS } from './signals/catalogue.js';
import { didYouMean } from './suggest.js';

/** Ids given twice within one document, across rules and composites. */
export function duplicateIds(document: RuleSetDocument): RuleSetIssue[] {
  const seen = new Set<string>();
  const issues: RuleSetIssue[] = [];
  for (const section of ['rules', 'composites'] as const) {
    document[section].forEach((part, index) => {
      if (seen.has(part.id)) {
        const place = placeOf(part, ['id']);
        const hint = 'ids are unique across rules and composites';
        issues.push({ message: `duplicate id ${part.id}`, path: [section, index, 'id'], ...place, hint });
      }
      seen.add(part.id);
    });
  }
  return issues;
}

function unknownGroups(document: RuleSetDocument): RuleSetIssue[] {
  const groups = Object.keys(document.groups);
  const issues: RuleSetIssue[] = [];
  const check = (group: string, part: object, path: (string | number)[], inner: (string | number)[]): void => {
    if (!groups.includes(group)) {
      const hint = didYouMean(group, groups) ?? 'declare it under groups';
      issues.push({ message: `unknown group ${group}`, path: [...path, ...inner], ...placeOf(part, inner), hint });
    }
  };
  document.rules.forEach((rule, index) => check(rule.group, rule, ['rules', index], ['group']));
  document.composites.forEach((rule, index) => check(rule.group, rule, ['composites', index], ['group']));
  document.exempt.forEach((part, index) =>
    part.from.forEach((group, at) => check(group, part, ['exempt', index], ['from', at])),
  );
  return issues;
}

function unknownRules(document: RuleSetDocument): RuleSetIssue[] {
  const issues: RuleSetIssue[] = [];
  const known = new Set(document.rules.map((rule) => rule.id));
  const all = [...document.rules, ...document.composites].map((rule) => rule.id);
  const check = (ids: string[], part: object, path: (string | number)[], ...inner: (string | number)[]): void => {
    for (const id of ids.filter((id) => !known.has(id))) {
      const at = { path: [...path, ...inner], ...placeOf(part, inner) };
      if ('id' in part && part.id === id) {
        issues.push({ message: 'a composite cannot use itself', ...at });
      } else if (all.includes(id)) {
        issues.push({ message: `${id} comes later: a composite may only use earlier ones`, ...at, hint: 'move it up' });
      } else {
        issues.push({ message: `unknown rule ${id}`, ...at, hint: didYouMean(id, all) });
      }
    }
  };
  document.composites.forEach((composite, index) => {
    check(rulesIn(composite.when), composite, ['composites', index], 'when');
    composite.absorbs?.forEach((id, at) => check([id], composite, ['composites', index], 'absorbs', at));
    known.add(composite.id);
  });
  document.force.forEach((force, index) => {
    check(typeof force.when === 'string' ? rulesIn(force.when) : [], force, ['force', index], 'when');
  });
  return issues;
}

function unknownRequired(document: RuleSetDocument): RuleSetIssue[] {
  return document.require.flatMap((name, index) =>
    findSignal(name) === undefined
      ? [
          {
            message: `unknown fact ${name}`,
            path: ['require', index],
            ...placeOf(document, ['require', index]),
            hint: didYouMean(
              name,
              SIGNALS.map((signal) => signal.name),
            ),
          },
        ]
      : [],
  );
}

/** Everything in a resolved rule set that names something that is not there. */
export function danglingReferences(document: RuleSetDocument): RuleSetIssue[] {
  return [...unknownGroups(document), ...unknownRules(document), ...unknownRequired(document)];
}
