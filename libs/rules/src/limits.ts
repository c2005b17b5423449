import type { RuleSetIssue } from './rule-set-error.js';
import { placeOf } from './locate.js';
import type { RuleSetDocument } from './schema/rule-set.schema.js';

const maxRules = 2_000;
const maxTerms = 50_000;
/** A list that is searched in several ways counts once for each. */
const maxSearched = 250_000;

function tooManyRules(document: RuleSetDocument): RuleSetIssue[] {
  const { rules, composites } = document;
  const count = rules.length + composites.length;
  if (count <= maxRules) {
    return [];
  }
  const [section, index] =
    rules.length > maxRules ? (['rules', maxRules] as const) : (['composites', maxRules - rules.length] as const);
  const part = document[section][index];
  const place = part === undefined ? {} : placeOf(part);
  return [{ message: `${count} rules and composites, more than ${maxRules}`, path: [section, index], ...place }];
}

/** What is more than one site may have. `inline` counts the terms that stand in conditions. */
export function beyondLimits(document: RuleSetDocument, inline: number, searched: number): RuleSetIssue[] {
  const issues = tooManyRules(document);
  const sizes = Object.entries(document.lists).map(([name, list]) => ({
    name,
    list,
    size: (list.terms?.length ?? 0) + (Array.isArray(list.except) ? list.except.length : 0),
  }));
  const count = sizes.reduce((sum, { size }) => sum + size, inline);
  if (count > maxTerms || searched > maxSearched) {
    const longest = sizes.sort((a, b) => b.size - a.size)[0];
    const message =
      count > maxTerms
        ? `${count} terms, more than ${maxTerms}`
        : `the terms are searched in ${searched} ways, more than ${maxSearched}`;
    const hint = longest === undefined ? undefined : `the longest list is ${longest.name} with ${longest.size}`;
    const place = placeOf(longest?.list ?? document);
    issues.push({ message, path: longest === undefined ? [] : ['lists', longest.name], ...place, hint });
  }
  return issues;
}
