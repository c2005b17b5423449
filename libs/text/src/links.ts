import { LinkifyIt } from 'linkify-it';
import { getDomain, getHostname } from 'tldts';
import type { Link } from './types.js';

const linkify = new LinkifyIt();

/** Finds web links, also without a scheme. */
export function findLinks(text: string): Link[] {
  return (linkify.match(text) ?? [])
    .filter((match) => match.schema !== 'mailto:')
    .map((match) => {
      const host = getHostname(match.url) ?? '';
      return {
        url: match.url,
        host,
        domain: getDomain(match.url) ?? host,
        span: { start: match.index, end: match.lastIndex },
      };
    });
}
