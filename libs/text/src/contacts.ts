import { isIP } from 'node:net';
import { isBase58Address, isBech32Address, isCard, isIban } from './checksum.js';
import { isEthereumAddress } from './keccak.js';
import { classOf, letterClass } from './letter-class.js';
import { findMailAddresses } from './mail-addresses.js';
import type { Contact, ContactKind, Span } from './types.js';

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

/** Most stretches of colons and hex digits are no address, which a look at their colons tells. */
function isIpv6(found: string): boolean {
  return !found.includes(':::') && found.split(':').length > 3 && isIP(found) === 6;
}

/** Not the start of a longer number, a decimal, a percentage or an amount. */
const numberEnd = '(?![\\w-]|[.,:]\\d| ?[%€£$])';
const numberStart = '(?<!\\d[ -])(?<![\\w+/.,:#-])(?<![€£$] ?)';

/** What stands between the parts of a number: never nothing, so that digits can be parted in one way only. */
const between = '(?:\\)[ ./-]?\\(?|[ ./-]\\(?|\\()';

// Every quantifier is bounded, so that hostile text costs no more than its length.
const finders: Readonly<Record<Exclude<ContactKind, 'email'>, readonly Finder[]>> = {
  phone: [
    {
      pattern: new RegExp(
        `(?<![\\w+])(?<!\\d[ -])(?:\\+|00)[1-9](?:\\d{0,2}(?:${between}\\d{1,14}){1,7}|\\d{3,16}(?:${between}\\d{1,14}){0,6})\\)?(?![\\w])`,
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
      pattern: /[A-Z]{2}\d{2}(?<![\p{L}\p{N}].{4})(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/giu,
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
      accepts: isIpv6,
    },
  ],
};
const allKinds: readonly ContactKind[] = ['email', 'phone', 'iban', 'card', 'cryptoAddress', 'ip'];

/** Nobody reads more of one kind. */
const maxOfKind = 200;
/** The shortest address of a currency, in letters and digits. */
const minAddress = 14;

/** Kinds that can stand in a text at all, from one look at its signs: a pattern costs many times more. */
function possibleKinds(text: string): Record<ContactKind, boolean> {
  let digits = 0;
  let dots = 0;
  let colons = 0;
  let run = 0;
  let longest = 0;
  let digitsAfterLetters = false;
  const isLetter = (at: number): boolean => (classOf(text.charCodeAt(at)) & letterClass.letter) !== 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const isDigit = code >= 0x30 && code <= 0x39;
    if (isDigit || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)) {
      run += 1;
      longest = run > longest ? run : longest;
      digits += isDigit ? 1 : 0;
      // Two letters, then this and another digit.
      digitsAfterLetters ||= isDigit && i > 1 && isLetter(i - 1) && isLetter(i - 2);
    } else {
      run = 0;
      dots += code === 0x2e ? 1 : 0;
      colons += code === 0x3a ? 1 : 0;
    }
  }
  return {
    email: text.includes('@'),
    phone: digits >= 9,
    iban: digits >= 2 && digitsAfterLetters,
    card: digits >= 13,
    cryptoAddress: digits > 0 && longest >= minAddress,
    ip: (dots >= 3 && digits >= 4) || colons >= 2,
  };
}

function spansOf(text: string, kind: ContactKind): Span[] {
  if (kind === 'email') {
    return findMailAddresses(text);
  }
  const taken: Span[] = [];
  for (const { pattern, accepts } of finders[kind]) {
    for (const { index, 0: found } of text.matchAll(pattern)) {
      const span = { start: index, end: index + found.length };
      const free = taken.every((other) => other.end <= span.start || other.start >= span.end);
      if (free && accepts(found)) {
        taken.push(span);
      }
      if (taken.length >= maxOfKind) {
        return taken;
      }
    }
  }
  return taken;
}

/** Addresses and numbers of people. What carries a check digit is only reported when the check holds. */
export function findContacts(text: string, kinds: readonly ContactKind[] = allKinds): Contact[] {
  const possible = possibleKinds(text);
  const contacts = kinds
    .filter((kind) => possible[kind])
    .flatMap((kind) => spansOf(text, kind).map((span) => ({ kind, span })));
  return contacts.sort((a, b) => a.span.start - b.span.start);
}
