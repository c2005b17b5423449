import { createHash } from 'node:crypto';
import type { RuleSetFiles } from '@palaver/contracts';
import { canonicalJson } from '@palaver/rules';

/** Names the content of a rule set's files: the same on every machine, and the same again after there and back. */
export function filesEtag({ source, lists }: RuleSetFiles): string {
  return createHash('sha256').update(canonicalJson({ source, lists })).digest('hex').slice(0, 32);
}
