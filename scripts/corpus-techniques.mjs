/**
 * How words are disguised in comments. Each technique turns a term into `{ before, form, after }`: the form is what the
 * expected span covers, from its first to its last character; controls around it are outside. Undefined: does not apply.
 */
const letter = /\p{L}/u;
const characters = (text) => Array.from(text);
const mapLetters = (text, change) => characters(text).map(change).join('');
const byTable = (table) => (text) => mapLetters(text.toLowerCase(), (c) => table[c] ?? c);
const form = (text) => ({ before: '', form: text, after: '' });
/** Between the letters of each word, not at its ends. */
const between = (text, filler, wordGap) =>
  text
    .split(' ')
    .map((word) => characters(word).join(filler))
    .join(wordGap);
/** After the letter in the middle of the longest word. */
function inMiddle(text, filler) {
  const words = text.split(' ');
  const longest = words.reduce((best, word, i) => (word.length > words[best].length ? i : best), 0);
  words[longest] = characters(words[longest])
    .map((c, i, all) => (i === Math.floor(all.length / 2) - 1 ? c + filler : c))
    .join('');
  return words.join(' ');
}
const offset = (upper, lower) => (text) =>
  mapLetters(text, (c) =>
    /[a-z]/.test(c)
      ? String.fromCodePoint(lower + c.charCodeAt(0) - 97)
      : /[A-Z]/.test(c)
        ? String.fromCodePoint(upper + c.charCodeAt(0) - 65)
        : c,
  );
/** The middle vowel, or the middle letter, hidden. */
function masked(text, sign) {
  const all = characters(text);
  const inner = all.map((c, i) => [c, i]).filter(([c, i]) => i > 0 && i < all.length - 1 && letter.test(c));
  const vowels = inner.filter(([c]) => /[aeiouyäöüаеёиоуыэюя]/iu.test(c));
  const [, at] = (vowels.length > 0 ? vowels : inner)[Math.floor((vowels.length || inner.length) / 2)] ?? [];
  return at === undefined || all.length < 4 ? undefined : all.map((c, i) => (i === at ? sign : c)).join('');
}
/** Undefined where a technique left the term as it was. */
const changed = (make) => (term) => {
  const text = make(term);
  return text === undefined || text === term ? undefined : form(text);
};
const marked = (marks) => (term) => mapLetters(term, (c, i) => (letter.test(c) ? c + marks[i % marks.length] : c));
const alternate = (term, change) => mapLetters(term, (c, i) => (i % 2 === 1 ? change(c) : c));

const leet = byTable({ a: '4', e: '3', i: '1', o: '0', s: '5', t: '7', а: '@', е: '3', о: '0' });
const leetSigns = byTable({ a: '@', i: '!', s: '$', e: '€' });
const leetCyrillic = byTable({ о: '0', з: '3', ч: '4', б: '6' });
const cyrillicLookalikes = byTable({
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  j: 'ј',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  x: 'х',
  y: 'у',
  h: 'һ',
});
const greekLookalikes = byTable({ a: 'α', i: 'ι', o: 'ο', p: 'ρ', v: 'ν', u: 'υ', t: 'τ' });
const latinLookalikes = byTable({ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x' });
const smallCapitals = byTable(
  Object.fromEntries(Array.from('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ').map((c, i) => [String.fromCharCode(97 + i), c])),
);

const anyScript = {
  spaces: changed((term) => between(term, ' ', '   ')),
  dots: changed((term) => between(term, '.', ' ')),
  hyphens: changed((term) => between(term, '-', ' ')),
  'one-hyphen': changed((term) => inMiddle(term, '-')),
  underscores: changed((term) => between(term, '_', ' ')),
  'stars-between': changed((term) => between(term, '*', ' ')),
  'emoji-between': changed((term) => between(term, '🔥', ' ')),
  'zero-width-space': changed((term) => inMiddle(term, '\u200b')),
  'zero-width-joiner': changed((term) => between(term, '\u200d', ' ')),
  'soft-hyphen': changed((term) => between(term, '\u00ad', ' ')),
  'word-joiner': changed((term) => inMiddle(term, '\u2060')),
  'hangul-filler': changed((term) => inMiddle(term, '\u3164')),
  'braille-blank': changed((term) => inMiddle(term, '\u2800')),
  'variation-selector': changed((term) => inMiddle(term, '\ufe0f')),
  'tag-characters': changed((term) => inMiddle(term, '\u{e0061}\u{e0062}')),
  repeats: changed((term) => mapLetters(term, (c, i) => (letter.test(c) && i % 2 === 1 ? c.repeat(4) : c))),
  'one-long-letter': changed((term) => mapLetters(term, (c, i, all) => (i === all.length - 2 ? c.repeat(6) : c))),
  strokes: changed(marked(['\u0336', '\u0335', '\u0337'])),
  'stacked-marks': changed(marked(['\u0335\u0321\u031b', '\u0337\u0316', '\u0334\u0322\u0347'])),
  'wildcard-star': changed((term) => masked(term, '*')),
  'wildcard-hash': changed((term) => masked(term, '#')),
  'markup-inside': changed((term) => inMiddle(term, '<b></b>')),
  entity: changed((term) => mapLetters(term, (c, i) => (i === 2 && c !== ' ' ? `&#${c.codePointAt(0)};` : c))),
  'line-break': changed((term) => inMiddle(term, '\n')),
  'mixed-case': changed((term) => alternate(term.toLowerCase(), (c) => c.toUpperCase())),
  override: (term) => ({ before: '\u202e', form: characters(term).reverse().join(''), after: '\u202c' }),
  'one-slash': changed((term) => inMiddle(term, '/')),
  'dots-in-the-middle': changed((term) => inMiddle(term, '...')),
  'hyphen-and-line-break': changed((term) => inMiddle(term, '-\n')),
  'star-between': changed((term) => (term.includes(' ') ? undefined : inMiddle(term, '*'))),
  'entity-by-name': changed((term) => inMiddle(term, '&ZeroWidthSpace;')),
  'signs-of-equality': changed((term) => (term.includes(' ') ? undefined : between(term, '=', ' '))),
  tatweel: changed((term) => between(term, '\u0640', ' ')),
  'dots-and-repeats': changed((term) =>
    between(
      mapLetters(term, (c, i) => (i === 1 ? c + c + c : c)),
      '.',
      ' ',
    ),
  ),
};

const latinScript = {
  leet: changed(leet),
  'leet-signs': changed(leetSigns),
  'cyrillic-lookalikes': changed(cyrillicLookalikes),
  'greek-lookalikes': changed(greekLookalikes),
  fullwidth: changed(offset(0xff21, 0xff41)),
  'mathematical-bold': changed(offset(0x1d400, 0x1d41a)),
  'mathematical-script': changed(offset(0x1d4d0, 0x1d4ea)),
  circled: changed(offset(0x24b6, 0x24d0)),
  'in-brackets': changed((term) => offset(0x249c, 0x249c)(term.toLowerCase())),
  'hooks-and-strokes': changed(byTable({ b: 'ƀ', c: 'ȼ', d: 'ɖ', e: 'ɇ', h: 'ħ', m: 'ɱ', n: 'ɳ', t: 'ŧ', u: 'ʉ' })),
  squared: changed((term) => offset(0x1f130, 0x1f130)(term.toUpperCase())),
  'regional-indicators': changed((term) => offset(0x1f1e6, 0x1f1e6)(term.toUpperCase())),
  'small-capitals': changed(smallCapitals),
  diacritics: changed(byTable({ a: 'ä', c: 'ç', e: 'ë', i: 'ï', n: 'ñ', o: 'ø', s: 'š', u: 'ű', y: 'ÿ' })),
  'leet-and-dots': changed((term) => between(leet(term), '.', ' ')),
  'lookalikes-and-zero-width': changed((term) => inMiddle(cyrillicLookalikes(term), '\u200b')),
};

const cyrillicScript = {
  'digits-for-letters': changed(leetCyrillic),
  'latin-lookalikes': changed(latinLookalikes),
  'one-latin-letter': changed((term) => {
    const at = characters(term).findIndex((c) => /[аеорсух]/.test(c));
    return mapLetters(term, (c, i) => (i === at ? latinLookalikes(c) : c));
  }),
  accents: changed((term) => mapLetters(term, (c) => (/[аеиоуыэюя]/.test(c) ? `${c}\u0301` : c))),
  'spaces-and-lookalikes': changed((term) => between(latinLookalikes(term), ' ', '   ')),
};

export const techniques = {
  latin: { ...anyScript, ...latinScript },
  cyrillic: { ...anyScript, ...cyrillicScript },
};
