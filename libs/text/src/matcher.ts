import type { Matcher, TermHit, TermSpec, TextViews } from './types.js';

const wordCharacter = /[\p{L}\p{M}\p{N}_]/u;

function pattern(spec: TermSpec): RegExp {
  const body = spec.term
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('\\s+');
  return new RegExp(spec.match === 'exact' ? `^\\s*${body}\\s*$` : body, 'gu');
}

/** Compiles terms once; `find` lists every hit with its span in the original text. */
export function compileMatcher(terms: readonly TermSpec[]): Matcher {
  const patterns = terms.map(pattern);
  return {
    termCount: terms.length,
    bytes: 0,
    find(views: TextViews): TermHit[] {
      const { text } = views.view('base');
      const hits: TermHit[] = [];
      terms.forEach((spec, term) => {
        for (const found of text.matchAll(patterns[term] ?? /$^/g)) {
          const end = found.index + found[0].length;
          const openLeft = !wordCharacter.test(text.charAt(found.index - 1));
          const openRight = !wordCharacter.test(text.charAt(end));
          const left = spec.match === 'word' || spec.match === 'starts';
          const right = spec.match === 'word' || spec.match === 'ends';
          if ((!left || openLeft) && (!right || openRight)) {
            hits.push({ term, view: 'base', span: { start: found.index, end } });
          }
        }
      });
      return hits;
    },
  };
}
