import type { TextFormat } from '../types.js';
import { bandsOf } from './bands.js';
import { textKey } from './mix.js';
import { sketchOf } from './sketch.js';
import { wordPairs } from './word-pairs.js';

/** What is kept of a text to find others like it. */
export interface TextSignature {
  /** Numbers of 53 bits, the same for most texts that are alike. */
  bands: number[];
  /** 64 hexadecimal digits. */
  sketch: string;
  /** The same for texts of the same words. */
  exact: number;
}

const maxLength = 20_000;

/** The signature of a text within `scope`, such as a site; undefined when it has fewer words than `minWords`. */
export function textSignature(
  text: string,
  { scope, minWords = 2, format = 'plain' }: { scope: string; minWords?: number; format?: TextFormat },
): TextSignature | undefined {
  const { hashes, words, exact } = wordPairs(text.length > maxLength ? text.slice(0, maxLength) : text, format);
  if (words < minWords || hashes.length === 0) {
    return undefined;
  }
  return { bands: bandsOf(hashes, textKey(scope) | 0), sketch: sketchOf(hashes), exact };
}
