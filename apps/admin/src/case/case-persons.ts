import { type CaseFile } from '@palaver/contracts';
import { type CaseRows } from '@palaver/persistence';

/** Who acted on the comment, in decisions and in the audit log, in the order of their first acts. */
export function personsOf({ decisions, audit }: Pick<CaseRows, 'decisions' | 'audit'>): CaseFile['persons'] {
  const acts = [
    ...decisions.flatMap(({ actor, action, decidedAt }) =>
      actor === null ? [] : [{ actor, act: action, at: decidedAt }],
    ),
    ...audit.flatMap(({ actor, action, at }) => (actor === 'system' ? [] : [{ actor, act: action, at }])),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return [...new Set(acts.map(({ actor }) => actor))].map((actor) => {
    const own = acts.filter((act) => act.actor === actor);
    return {
      actor,
      acts: [...new Set(own.map(({ act }) => act))],
      firstAt: own[0]?.at.toISOString() ?? '',
      lastAt: own.at(-1)?.at.toISOString() ?? '',
    };
  });
}
