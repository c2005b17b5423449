import type { TextFormat, TextViews, View, ViewName } from './types.js';

const maxLength = 20_000;

/** Builds the readings of a text. */
export function createViews(text: string, _options: { format?: TextFormat } = {}): TextViews {
  const kept = text.slice(0, maxLength);
  const folded = Array.from({ length: kept.length }, (_, i) => {
    const lower = kept.charAt(i).toLowerCase();
    return lower.length === 1 ? lower : kept.charAt(i);
  }).join('');
  return {
    original: text,
    text: kept,
    cut: text.length > maxLength,
    view: (name: ViewName): View => ({ name, text: folded, toOriginal: (start, end) => ({ start, end }) }),
  };
}
