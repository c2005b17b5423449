import type { NewBrake, VersionCount } from '@palaver/persistence';
import type { CompiledBrake } from '@palaver/rules';
import type { RuleEdit } from './rule-edits.js';

/** Rules that have hit more than the brake allows, in all versions with their present wording together. */
export function overdone(
  edits: readonly RuleEdit[],
  counts: readonly VersionCount[],
  { minHits, maxShare }: Pick<CompiledBrake, 'minHits' | 'maxShare'>,
): NewBrake[] {
  const keyOf = (version: { id: string; version: number }, rule: string) => `${version.id}@${version.version} ${rule}`;
  const byKey = new Map(counts.map((one) => [keyOf(one, one.rule), one.count]));
  return edits.flatMap(({ versions, rule, ...edit }) => {
    const sum = (name: string) => versions.reduce((all, version) => all + (byKey.get(keyOf(version, name)) ?? 0), 0);
    const hits = sum(rule);
    const comments = sum('');
    return hits > minHits && hits > maxShare * comments ? [{ rule, ...edit, hits, comments }] : [];
  });
}
