import { hash } from 'node:crypto';
import { canonicalJson } from '@palaver/rules';

/** SHA-256 over the canonical form, in hex. */
export function meaningHash(value: unknown): string {
  return textHash(canonicalJson(value));
}

export function textHash(text: string): string {
  return hash('sha256', text, 'hex');
}
