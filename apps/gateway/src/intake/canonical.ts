import { hash } from 'node:crypto';

/** JSON with sorted keys and without absent values: equal meanings become equal texts. */
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

/** SHA-256 over the canonical form, in hex. */
export function meaningHash(value: unknown): string {
  return textHash(canonicalJson(value));
}

export function textHash(text: string): string {
  return hash('sha256', text, 'hex');
}
