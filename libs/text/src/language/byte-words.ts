/** A word may go on up to here; a text is cut at the first gap after so many bytes, or in the middle of a word after the last. */
const cutAfter = 350;
const cutAtLast = 380;
const longest = 1_000;

/** Runs without letters, apostrophes at the start of a word aside. */
const gaps = /[^\p{L}]+(?<!['`’])/gu;

/** The beginning of a text as words, in which each byte of UTF-8 beyond ASCII is written as the sign of the data. */
export function byteWords(text: string, signs: readonly string[]): string[] {
  const letters = text.slice(0, longest).replace(gaps, ' ').trim().toLowerCase();
  const words: string[] = [];
  let word = '';
  let bytes = 0;
  const sign = (byte: number): string => signs[byte] ?? ' ';
  for (const character of letters) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x20) {
      if (word !== '') {
        words.push(word);
        word = '';
      }
      if (bytes > cutAfter) {
        break;
      }
      bytes += 1;
    } else if (code < 0x80) {
      word += character;
      bytes += 1;
    } else if (code < 0x800) {
      word += sign(0xc0 | (code >> 6)) + sign(0x80 | (code & 0x3f));
      bytes += 2;
    } else if (code < 0x10000) {
      word += sign(0xe0 | (code >> 12)) + sign(0x80 | ((code >> 6) & 0x3f)) + sign(0x80 | (code & 0x3f));
      bytes += 3;
    } else {
      word += sign(0xf0 | (code >> 18)) + sign(0x80 | ((code >> 12) & 0x3f));
      word += sign(0x80 | ((code >> 6) & 0x3f)) + sign(0x80 | (code & 0x3f));
      bytes += 4;
    }
    if (bytes > cutAtLast) {
      break;
    }
  }
  if (word !== '') {
    words.push(word);
  }
  return words;
}
