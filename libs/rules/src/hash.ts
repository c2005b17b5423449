import { createHash } from 'node:crypto';

/** JSON with sorted keys and no blanks: equal values give equal bytes. Keys with undefined are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Identity of a rule set: the sha256 of its canonical JSON, in hex. */
export function hashRuleSet(document: object): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}
