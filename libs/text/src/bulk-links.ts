import { parse } from 'tldts';
import { classOf, letterClass } from './letter-class.js';
import type { Span } from './types.js';

const dot = 0x2e;
const hyphen = 0x2d;
const maxHost = 253;

export interface BulkLink {
  url: string;
  host: string;
  span: Span;
}

function inHost(code: number): boolean {
  return code === dot || code === hyphen || (code !== 0x5f && (classOf(code) & letterClass.word) !== 0);
}

/** End of what follows a host: a port, a path, a query, up to white space or a sign that no address holds. */
function pathEnd(text: string, host: number, to: number): number {
  let end = host;
  if (end < to && '/?#:'.includes(text.charAt(end))) {
    while (end < to && !/[\s<>"]/.test(text.charAt(end))) {
      end += 1;
    }
  }
  return end;
}

/** Start of the scheme before a host, or the host's own start. */
function schemeStart(text: string, host: number): number {
  const before = text.slice(Math.max(0, host - 8), host);
  return host - (/(?:https?|ftp):\/\/$/i.exec(before)?.[0].length ?? 0);
}

/**
 * Links by their hosts alone, each place looked at once: for what is too long, or too much, to be searched with care.
 * A host is a link when its ending is a registered one, or a scheme stands before it.
 */
export function findBulkLinks(text: string, from: number, to: number, most: number): BulkLink[] {
  const found: BulkLink[] = [];
  for (let at = text.indexOf('.', from); at >= 0 && at < to && found.length < most; at = text.indexOf('.', at + 1)) {
    let start = at;
    while (start > from && at - start < maxHost && inHost(text.charCodeAt(start - 1))) {
      start -= 1;
    }
    let end = at + 1;
    while (end < to && end - at < maxHost && inHost(text.charCodeAt(end))) {
      end += 1;
    }
    const host = text.slice(start, end).replace(/^[.-]+|[.-]+$/g, '');
    end = pathEnd(text, end, to);
    at = Math.max(at, end - 1);
    const { isIcann, hostname } = parse(host);
    const first = schemeStart(text, start);
    if (hostname !== null && host.includes('.') && (first < start || isIcann === true)) {
      const url = `${first < start ? '' : 'http://'}${text.slice(first, end)}`;
      found.push({ url, host: hostname.toLowerCase(), span: { start: first, end } });
    }
  }
  return found;
}
