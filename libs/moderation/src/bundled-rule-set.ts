import type { RuleSetVersion } from '@palaver/persistence';
import { versionRules } from './brake/version-rules.js';
import { hashRuleSet, loadBundledPack, resolveRuleSet } from '@palaver/rules';

/** A rule pack that ships with Palaver, resolved and ready to be published for a site as its first version. */
export function bundledRuleSet(name: string): RuleSetVersion {
  const document = resolveRuleSet(loadBundledPack(name), loadBundledPack);
  const text = JSON.stringify(document);
  return { id: document.id, version: 1, hash: hashRuleSet(document), document: text, ...versionRules(document) };
}
