import { isIP } from 'node:net';
import { isBase58Address, isBech32Address, isCard, isIban } from './checksum.js';
import { isEthereumAddress } from './keccak.js';
import type { Contact, ContactKind } from './types.js';

interface Finder {
  pattern: RegExp;
  accepts: (found: string) => boolean;
}

function digitsBetween(least: number, most: number): (found: string) => boolean {
  return (found) => {
    const count = found.replace(/\D/g, '').length;
    return count >= least && count <= most;
  };
}

/** Not the start of a longer number, a decimal, a percentage or an amount. */
const numberEnd = '(?![\\w-]|[.,:]\\d| ?[%€£$])';
const numberStart = '(?<!\\d[ -])(?<![\\w+/.,:#-])(?<![€£$] ?)';

// Every quantifier is bounded, so that hostile text costs no more than its length.
const finders: Readonly<Record<ContactKind, readonly Finder[]>> = {
  email: [
    {
      pattern:
        /(?<![\w.+-])[\p{L}\p{N}_][\p{L}\p{N}_.+%-]{0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/gu,
      accepts: (found) => !found.includes('..') && !/[.]@/.test(found),
    },
  ],
  phone: [
    {
      pattern: new RegExp(
        `(?<![\\w+])(?<!\\d[ -])(?:\\+|00)[1-9]\\d{0,2}(?:[ ./-]?\\(?\\d{1,7}\\)?){2,7}(?![\\w])`,
        'g',
      ),
      accepts: digitsBetween(9, 17),
    },
    {
      pattern: new RegExp(`${numberStart}(?:\\(\\d{3}\\) ?|\\d{3}[ .-])\\d{3}[ .-]\\d{4}${numberEnd}`, 'g'),
      accepts: () => true,
    },
    {
      pattern: new RegExp(
        `${numberStart}(?:\\(0\\d{2,5}\\) ?|0[1-9]\\d{1,4}[ /-])\\d{3,8}(?:[ -]\\d{2,6}){0,2}${numberEnd}`,
        'g',
      ),
      accepts: digitsBetween(9, 12),
    },
  ],
  iban: [
    {
      pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/giu,
      accepts: isIban,
    },
  ],
  card: [{ pattern: /(?<![\w.-])\d{4}(?:[ -]?\d){9,15}(?![\w-]|\.\d)/g, accepts: isCard }],
  cryptoAddress: [
    { pattern: /(?<![\w])[13][1-9A-HJ-NP-Za-km-z]{24,34}(?![\w])/g, accepts: isBase58Address },
    { pattern: /(?<![\w])(?:bc1|tb1|ltc1)[02-9ac-hj-np-z]{11,71}(?![\w])/gi, accepts: isBech32Address },
    { pattern: /(?<![\w])0x[0-9a-fA-F]{40}(?![\w])/g, accepts: isEthereumAddress },
  ],
  ip: [
    { pattern: /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/g, accepts: (found) => isIP(found) === 4 },
    {
      pattern: /(?<![\w:.])[0-9a-fA-F:]{2,39}(?![\w:])/g,
      accepts: (found) => found.split(':').length > 3 && isIP(found) === 6,
    },
  ],
};
const allKinds = Object.keys(finders) as ContactKind[];

/** Addresses and numbers of people. What carries a check digit is only reported when the check holds. */
export function findContacts(text: string, kinds: readonly ContactKind[] = allKinds): Contact[] {
  const contacts: Contact[] = [];
  for (const kind of kinds) {
    const taken: Contact[] = [];
    for (const { pattern, accepts } of finders[kind]) {
      for (const { index, 0: found } of text.matchAll(pattern)) {
        const span = { start: index, end: index + found.length };
        const free = taken.every((other) => other.span.end <= span.start || other.span.start >= span.end);
        if (free && accepts(found)) {
          taken.push({ kind, span });
        }
      }
    }
    contacts.push(...taken);
  }
  return contacts.sort((a, b) => a.span.start - b.span.start);
}
