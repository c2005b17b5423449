import type { VersionRules } from '@palaver/persistence';
import { compileBrake, ruleHashes, type RuleSetDocument } from '@palaver/rules';

/** What is stored beside a version, so that edits and brakes are found without reading its document. */
export function versionRules(document: RuleSetDocument): VersionRules {
  const brake = compileBrake(document);
  return {
    rules: JSON.stringify(Object.fromEntries(ruleHashes(document))),
    brake: brake === undefined ? null : JSON.stringify(brake),
  };
}
