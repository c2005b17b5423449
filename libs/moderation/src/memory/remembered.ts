import { arrivalKey, articleKey, authorKey, type Remembered, type RevisionData } from '@palaver/persistence';
import type { CountedNeeds, RateOf } from '@palaver/rules';
import { findLinks, textKey, textSignature } from '@palaver/text';
import type { AddressHashes } from './address-keys.js';

const maxLinks = 20;

/** A link without what changes from copy to copy: scheme, `www.`, query and fragment. */
function placeOf(url: string): string {
  return url
    .replace(/^[a-z+]+:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}

function linksOf(text: string): string[] {
  return /[.．。｡]|:\/\//.test(text) ? findLinks(text).map(({ url }) => placeOf(url)) : [];
}

function arrivalsOf(siteId: string, data: RevisionData, kinds: ReadonlySet<RateOf>): number[] {
  const hash = (thing: string) => textKey(`${siteId} ${thing}`);
  const keys: number[] = [];
  if (kinds.has('author')) {
    keys.push(arrivalKey('author', hash(authorKey(data.author))));
  }
  if (kinds.has('article')) {
    keys.push(arrivalKey('article', hash(articleKey(data.article))));
  }
  if (kinds.has('link')) {
    const links = [...new Set(linksOf(data.text))].slice(0, maxLinks);
    keys.push(...links.map((link) => arrivalKey('link', hash(link))));
  }
  if (kinds.has('site')) {
    keys.push(arrivalKey('site', hash('')));
  }
  return keys;
}

function signatureOf(siteId: string, data: RevisionData, minWords: number): Remembered['signature'] {
  const made = textSignature(data.text, { scope: siteId, minWords, format: data.format });
  if (!made) {
    return null;
  }
  const { bands, sketch, exact } = made;
  return { bands, sketch, exact, author: textKey(authorKey(data.author)), article: textKey(articleKey(data.article)) };
}

const addressKey = (hash: number) => arrivalKey('ip', hash * 8);

/** What is kept of a revision for the rules of its site, and no more. @param address when rules count by it */
export function rememberedOf(
  siteId: string,
  data: RevisionData,
  { rates, similar }: CountedNeeds,
  address: AddressHashes | undefined,
): Remembered | undefined {
  const kinds = new Set(rates.map(({ of }) => of));
  const arrivals = kinds.size > 0 ? arrivalsOf(siteId, data, kinds) : [];
  const remembered: Remembered = {};
  if (similar.length > 0) {
    remembered.signature = signatureOf(siteId, data, Math.min(...similar.map(({ minWords }) => minWords)));
  }
  if (address) {
    arrivals.push(addressKey(address.now));
    remembered.earlierAddress = address.earlier === undefined ? undefined : addressKey(address.earlier);
  }
  if (arrivals.length > 0) {
    remembered.arrivals = arrivals;
  }
  return 'signature' in remembered || 'arrivals' in remembered ? remembered : undefined;
}
