import type { TextFormat } from './types.js';

const inline =
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var wbr';
const block =
  'article aside blockquote br center dd div dl dt h1 h2 h3 h4 h5 h6 hr img li ol p pre section table tbody td th tr ul';
const inlineNames = new Set(inline.split(' '));
const blockNames = new Set(block.split(' '));
const tag = /<(?:\/?([a-z][a-z0-9]{0,12})(?:[\s/][^<>]{0,400})?|!--[^>]{0,400}--)>/iy;
const bbcode = /\[\/?(?:b|i|u|s|url|color|size|quote|code)(?:=[^[\]\s]{0,80})?\]/iy;
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,16}));?/iy;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
  zerowidthspace: '\u200b',
  nobreak: '\u2060',
  invisibletimes: '\u2062',
  invisiblecomma: '\u2063',
  applyfunction: '\u2061',
  lrm: '\u200e',
  rlm: '\u200f',
  hairsp: ' ',
  numsp: ' ',
  puncsp: ' ',
  nonbreakingspace: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  tab: ' ',
  newline: '\n',
  period: '.',
  comma: ',',
  excl: '!',
  num: '#',
  dollar: '$',
  ast: '*',
  hyphen: '-',
  dash: '-',
  lowbar: '_',
  commat: '@',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  ccedil: 'ç',
  euml: 'ë',
  iuml: 'ï',
  aring: 'å',
  oslash: 'ø',
  aelig: 'æ',
  inodot: 'ı',
  micro: 'µ',
  euro: '€',
  pound: '£',
  cent: '¢',
  sect: '§',
};

export interface Markup {
  length: number;
  /** What the reader sees instead; empty for a tag that leaves no trace. */
  shown: string;
}

function tagAt(text: string, index: number, format: TextFormat): Markup | undefined {
  tag.lastIndex = index;
  const found = tag.exec(text);
  if (found === null) {
    return undefined;
  }
  const name = found[1]?.toLowerCase() ?? '';
  if (blockNames.has(name)) {
    return { length: found[0].length, shown: ' ' };
  }
  const known = inlineNames.has(name) || found[1] === undefined;
  return known || format === 'html' ? { length: found[0].length, shown: '' } : undefined;
}

function entityAt(text: string, index: number): Markup | undefined {
  entity.lastIndex = index;
  const found = entity.exec(text);
  if (found === null) {
    return undefined;
  }
  const [all, decimal, hex, name] = found;
  if (name !== undefined) {
    const shown = all.endsWith(';') ? named[name.toLowerCase()] : undefined;
    return shown === undefined ? undefined : { length: all.length, shown };
  }
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10);
  const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return valid ? { length: all.length, shown: String.fromCodePoint(code) } : undefined;
}

/** A tag or character reference at this place, or undefined. Tags unknown to HTML are text unless the text is HTML. */
export function markupAt(text: string, index: number, format: TextFormat): Markup | undefined {
  const code = text.charCodeAt(index);
  if (code === 0x3c) {
    return tagAt(text, index, format);
  }
  if (code === 0x26) {
    return entityAt(text, index);
  }
  bbcode.lastIndex = index;
  const found = bbcode.exec(text);
  return found === null ? undefined : { length: found[0].length, shown: '' };
}
