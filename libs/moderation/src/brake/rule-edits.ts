import type { LiveVersion } from '@palaver/persistence';

type Version = Pick<LiveVersion, 'id' | 'version'>;

/** The wording a rule has now: since when, and in which versions that were live since. */
export interface RuleEdit {
  rule: string;
  hash: string;
  editedAt: Date;
  versions: Version[];
}

/**
 * When the rules of the live version were edited last: when the first version went live that has their present wording
 * without a break. `history` is newest first and reaches back as far as edits matter.
 */
export function ruleEdits(history: readonly LiveVersion[]): RuleEdit[] {
  const wordings = history.map(({ rules }) => JSON.parse(rules ?? '{}') as Record<string, string>);
  const [live = {}] = wordings;
  return Object.entries(live).map(([rule, hash]) => {
    const other = wordings.findIndex((wording) => !Object.hasOwn(wording, rule) || wording[rule] !== hash);
    const since = history.slice(0, other < 0 ? undefined : other);
    const editedAt = since.at(-1)?.liveAt ?? new Date(0);
    return { rule, hash, editedAt, versions: since.map(({ id, version }) => ({ id, version })) };
  });
}
