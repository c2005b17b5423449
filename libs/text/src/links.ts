import { domainToUnicode } from 'node:url';
import { LinkifyIt } from 'linkify-it';
import { getDomain, getHostname } from 'tldts';
import type { Link } from './types.js';

const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: true });

/** Finds web links, also without a scheme (`shop.example/x`). Mail addresses are contacts, not links. */
export function findLinks(text: string): Link[] {
  if (!/[.:]/.test(text)) {
    return [];
  }
  const links: Link[] = [];
  for (const match of linkify.match(text) ?? []) {
    const host = getHostname(match.url)?.toLowerCase() ?? '';
    if (match.schema === 'mailto:' || host === '') {
      continue;
    }
    const domain = domainToUnicode(getDomain(host) ?? host) || host;
    links.push({ url: match.url, host, domain, span: { start: match.index, end: match.lastIndex } });
  }
  return links;
}
