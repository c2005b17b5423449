import type { Flip } from '@palaver/contracts';

const MOST_SAMPLES = 3;
const MOST_TEXT = 100;

/** How many comments would end otherwise, by kind, with some of them. */
export function flipLines(title: string, flips: readonly Flip[]): string[] {
  const all = flips.reduce((sum, { count }) => sum + count, 0);
  return [
    '',
    all === 0 ? `no flips ${title}` : `${all} flips ${title}`,
    ...flips.flatMap(({ from, to, count, samples }) => [
      `  ${from} -> ${to}: ${count}`,
      ...samples
        .slice(0, MOST_SAMPLES)
        .map(({ id, rules, text }) => `    ${id} [${rules.join(' ')}] ${shortened(text)}`),
    ]),
  ];
}

/** Text of readers goes to a terminal: no line breaks, no control characters. */
function shortened(text: string | null): string {
  const line = (text ?? '(the text is gone, or was edited)').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > MOST_TEXT ? `${line.slice(0, MOST_TEXT).toWellFormed()}…` : line;
}
