import { findMixedScript, findShouting, findZalgo, type Span, type TextStats } from '@palaver/text';
import type { SignalDeclaration } from './signal.js';

type NumericStat = { [Key in keyof TextStats]: TextStats[Key] extends number ? Key : never }[keyof TextStats];

function stat(
  name: NumericStat,
  unit: string,
  description: string,
  spans?: (text: string) => Span[],
): SignalDeclaration {
  return {
    name: `text.${name}`,
    type: 'number',
    unit,
    cost: 10,
    description,
    read: (reading) => reading.stats[name],
    spans: spans === undefined ? undefined : (reading) => spans(reading.field('text').views.text),
  };
}

function longRuns(text: string): Span[] {
  const runs = Array.from(text.matchAll(/([^\s\d._=*~-])\1{4,}/gu));
  return runs.map((run) => ({ start: run.index, end: run.index + run[0].length }));
}

export const textSignals: SignalDeclaration[] = [
  {
    name: 'text',
    type: 'text',
    cost: 20,
    description: 'The comment itself, searched with lists, terms, patterns and contact kinds.',
    read: (reading) => reading.comment.text,
  },
  {
    name: 'text.language',
    type: 'string',
    cost: 20,
    description: 'Language of the comment: as the site sent it, or else as the text tells.',
    read: (reading) => reading.language,
  },
  {
    name: 'text.scripts',
    type: 'set',
    cost: 10,
    description: 'Writing systems of the letters in the text.',
    read: (reading) => reading.stats.scripts,
  },
  stat('length', 'UTF-16 units', 'Length of the text.'),
  stat('words', 'words', 'Words in the text.'),
  stat('letters', 'letters', 'Letters in the text.'),
  stat('upperLetters', 'letters', 'Capital letters in the text.', findShouting),
  stat('upperRatio', 'share 0..1', 'Share of capitals among the letters that have case.', findShouting),
  stat('digits', 'digits', 'Digits in the text.'),
  stat('emoji', 'characters', 'Emoji in the text.'),
  stat('combiningMarks', 'characters', 'Combining marks in the text.', findZalgo),
  stat('maxMarkRun', 'characters', 'Longest run of combining marks on one letter.', findZalgo),
  stat('maxCharRun', 'characters', 'Longest run of one character.', longRuns),
  stat('mixedScriptWords', 'words', 'Words that mix writing systems.', findMixedScript),
  stat('punctuationRuns', 'runs', 'Runs of exclamation and question marks.'),
];
