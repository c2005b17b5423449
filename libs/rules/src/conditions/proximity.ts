import type { Span, TermHit } from '@palaver/text';

const wordForm = /[\p{L}\p{M}\p{N}_'’]+/gu;
const sentenceEnd = /[.!?\n](?=\s|$)/;

/** Whether one of the hits stands at most `words` words away, in the same sentence; overlapping ones do not count. */
export function inReachOf(text: string, span: Span, hits: readonly TermHit[], words: number): boolean {
  return hits.some((hit) => {
    const before = hit.span.end <= span.start;
    if (!before && hit.span.start < span.end) {
      return false;
    }
    const gap = before ? text.slice(hit.span.end, span.start) : text.slice(span.end, hit.span.start);
    // Longer gaps cannot hold so few words of ordinary length.
    if (gap.length > (words + 1) * 30 || sentenceEnd.test(gap)) {
      return false;
    }
    return (gap.match(wordForm)?.length ?? 0) <= words;
  });
}
