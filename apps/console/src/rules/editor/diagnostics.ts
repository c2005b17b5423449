import { type Diagnostic } from '@codemirror/lint';
import { type Text } from '@codemirror/state';
import { type Files, type Issue, RULES_FILE } from '../rule-things.js';

/** Something that is wrong, or hardly meant, and where. */
export interface Finding {
  severity: 'error' | 'warning';
  message: string;
  hint?: string;
  /** The rules, or the list it stands in. */
  file: string;
  line: number;
  column: number;
}

/** What lint says; what has no place of its own stands at the beginning. */
export function findingsOf(issues: readonly Issue[], severity: Finding['severity'], lists: Files['lists']): Finding[] {
  return issues.map(({ message, hint, file = '', line = 1, column = 1 }) => {
    const shownIn = Object.hasOwn(lists, file) ? file : RULES_FILE;
    return { severity, message, hint, file: shownIn, line, column };
  });
}

/** Under the word each is about. */
export function diagnosticsOf(doc: Text, findings: readonly Finding[]): Diagnostic[] {
  return findings.map(({ severity, message, hint, line, column }) => {
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const from = Math.min(at.from + column - 1, at.to);
    const word = /^[^\s,{}[\]]+/.exec(at.text.slice(from - at.from))?.[0].length ?? 1;
    const to = Math.min(from + word, at.to);
    return { severity, from: Math.min(from, to), to, message: hint === undefined ? message : `${message}\n${hint}` };
  });
}
