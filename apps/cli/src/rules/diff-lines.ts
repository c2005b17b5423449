import type { RuleSetDiff } from '@palaver/contracts';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;
const MOST_ENTRIES = 10;

/** A difference as people read it: one line per rule and list, indented what became of it. Empty when nothing differs. */
export function diffLines({ rules, lists, settings }: RuleSetDiff): string[] {
  return [
    ...rules.flatMap(({ id, change, fields, before, after }) => [
      `${SIGNS[change]} ${id}`,
      ...fields.map((field) => `    ${field}: ${shown(before, field)} -> ${shown(after, field)}`),
    ]),
    ...lists.flatMap(({ name, change, fields, added, removed }) => [
      `${SIGNS[change]} list ${name}`,
      ...fields.map((field) => `    ${field} changed`),
      ...entries('+', added),
      ...entries('-', removed),
    ]),
    ...settings.map(({ name, before, after }) => `~ ${name}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`),
  ];
}

function shown(part: unknown, field: string): string {
  return JSON.stringify((part as Record<string, unknown> | null)?.[field]) ?? 'none';
}

function entries(sign: string, names: readonly string[]): string[] {
  const rest = names.length - MOST_ENTRIES;
  const lines = names.slice(0, MOST_ENTRIES).map((name) => `    ${sign} ${name}`);
  return rest > 0 ? [...lines, `    ${sign} and ${rest} more`] : lines;
}
