import type { Contact, ContactKind } from './types.js';

const patterns: Record<ContactKind, RegExp> = {
  email: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g,
  phone: /(?<![\w+])\+\d{1,3}[ \d]{7,14}\d(?!\w)/g,
  iban: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g,
  card: /\b\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,4}\b/g,
  cryptoAddress: /\b0x[0-9a-fA-F]{40}\b/g,
  ip: /\b(?:\d{1,3}\.){3}\d{1,3}\b/g,
};
const allKinds = Object.keys(patterns) as ContactKind[];

/** Finds personal data that people post. */
export function findContacts(text: string, kinds: readonly ContactKind[] = allKinds): Contact[] {
  return kinds.flatMap((kind) =>
    Array.from(text.matchAll(patterns[kind]), (found) => ({
      kind,
      span: { start: found.index, end: found.index + found[0].length },
    })),
  );
}
