import { duplicateIds } from './check-references.js';
import { rememberOrigin } from './locate.js';
import { readSource } from './read-source.js';
import { RuleSetError } from './rule-set-error.js';
import { checkForm } from './schema/check-form.js';
import { ruleSetSchema, type RuleSetDocument } from './schema/rule-set.schema.js';

/**
 * Reads a rule set from YAML 1.2 or JSON and checks its form. References between rules are checked by `compile`,
 * once what it extends is there. `name` is the file named in errors.
 */
export function parseRuleSet(source: string, name?: string): RuleSetDocument {
  const { data, origin } = readSource(source, name);
  const checked = checkForm(ruleSetSchema, data, origin);
  if ('issues' in checked) {
    throw new RuleSetError(checked.issues);
  }
  const ruleSet = checked.data;
  // For editors; two files that differ in it are the same rule set.
  delete ruleSet.$schema;
  rememberOrigin(ruleSet, origin);
  for (const section of ['rules', 'composites', 'force', 'exempt'] as const) {
    ruleSet[section].forEach((part, index) => rememberOrigin(part, origin, [section, index]));
  }
  for (const [key, list] of Object.entries(ruleSet.lists)) {
    rememberOrigin(list, origin, ['lists', key]);
  }
  const duplicates = duplicateIds(ruleSet);
  if (duplicates.length > 0) {
    throw new RuleSetError(duplicates);
  }
  return ruleSet;
}
