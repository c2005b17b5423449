import { domainToUnicode } from 'node:url';
import { LinkifyIt } from 'linkify-it';
import { getDomain, getHostname } from 'tldts';
import { findBulkLinks } from './bulk-links.js';
import { classOf, letterClass } from './letter-class.js';
import type { Link, Span } from './types.js';

const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: true });

/** Above so many stretches one look at the whole text is cheaper than one at each. */
const maxStretches = 8;
/** Patterns for links go over a stretch again and again: only this much of one, and of a text, is searched with them. */
const maxPiece = 1_000;
const maxSearched = 2_000;
/** Nobody follows more. */
const maxLinks = 200;

function isGap(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Whether a stretch without white space has what every link has: `//`, a dot before a letter, or three before digits. */
function mayHoldLink(text: string, from: number, to: number): boolean {
  let numbers = 0;
  for (let i = from; i + 1 < to; i += 1) {
    const code = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    if (code === 0x2f && next === 0x2f) {
      return true;
    }
    if (code === 0x2e) {
      const isDigit = next >= 0x30 && next <= 0x39;
      numbers += isDigit ? 1 : 0;
      if (numbers > 2 || (!isDigit && (next > 0x7f || (classOf(next) & letterClass.letter) !== 0))) {
        return true;
      }
    }
  }
  return false;
}

/** Stretches between white space in which a link can stand; links never hold white space. */
function stretches(text: string): Span[] {
  const found: Span[] = [];
  const dotOrSlashes = /[.]|\/\//g;
  while (dotOrSlashes.test(text)) {
    let start = dotOrSlashes.lastIndex - 1;
    let end = start;
    while (start > 0 && !isGap(text.charCodeAt(start - 1))) {
      start -= 1;
    }
    while (end < text.length && !isGap(text.charCodeAt(end))) {
      end += 1;
    }
    if (mayHoldLink(text, start, end)) {
      found.push({ start, end });
    }
    dotOrSlashes.lastIndex = end;
  }
  const [first, last] = [found[0], found.at(-1)];
  const isClose = first !== undefined && last !== undefined && last.end - first.start <= maxPiece;
  return isClose && found.length > maxStretches ? [{ start: first.start, end: last.end }] : found;
}

const domainOf = (host: string): string => domainToUnicode(getDomain(host) ?? host) || host;

function linksIn(text: string, offset: number): Link[] {
  const links: Link[] = [];
  for (const match of linkify.match(text) ?? []) {
    const host = getHostname(match.url)?.toLowerCase() ?? '';
    if (match.schema === 'mailto:' || host === '') {
      continue;
    }
    const span = { start: offset + match.index, end: offset + match.lastIndex };
    links.push({ url: match.url, host, domain: domainOf(host), span });
  }
  return links;
}

/** Finds web links, also without a scheme (`shop.example/x`), at most 200. Mail addresses are contacts, not links. */
export function findLinks(text: string): Link[] {
  const links: Link[] = [];
  let searched = 0;
  for (const { start, end } of stretches(text)) {
    const length = end - start;
    if (length <= maxPiece && searched + length <= maxSearched) {
      searched += length;
      links.push(...linksIn(text.slice(start, end), start));
    } else {
      const found = findBulkLinks(text, start, end, maxLinks - links.length);
      links.push(...found.map((link) => ({ ...link, domain: domainOf(link.host) })));
    }
    if (links.length >= maxLinks) {
      return links.slice(0, maxLinks);
    }
  }
  return links;
}
