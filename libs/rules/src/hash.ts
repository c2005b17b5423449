import { createHash } from 'node:crypto';

/** JSON with sorted keys, no blanks and no absent values: equal meanings become equal texts. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'null';
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  const entries = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(entries).sort()) {
    if (entries[key] !== undefined) {
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(entries[key])}`;
    }
  }
  return `{${text}}`;
}

/** Identity of a rule set: the sha256 of its canonical JSON, in hex. */
export function hashRuleSet(document: object): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}
