import { RE2JS, RE2JSException } from 're2js';
import { requiredBy } from './required-literals.js';

/** Instructions that one pattern, and all patterns of one rule together, may need. */
export const maxProgramSize = 2_000;
const maxSpans = 20;

export interface CompiledRegex {
  readonly source: string;
  readonly caseSensitive: boolean;
  /** Instructions of the program. */
  readonly size: number;
  /** One of these stands in every text that matches; undefined when nothing is known. */
  readonly literals: readonly string[] | undefined;
  readonly test: (text: string) => boolean;
  readonly spans: (text: string) => { start: number; end: number }[];
}

function hintFor(source: string): string | undefined {
  if (/\(\?<?[=!]/.test(source)) {
    return 'RE2 syntax has no lookahead or lookbehind: use not, near or an exception';
  }
  return /\\[1-9]/.test(source) ? 'RE2 syntax has no back-references' : undefined;
}

/** A set is worth a look of its own when it is rarer than a letter. */
function isTelling(set: readonly string[]): boolean {
  return set.every((part) => part.length > 1 || part.toLowerCase() === part.toUpperCase());
}

/** Plain alternatives, which run in linear time: a look with them costs a fraction of a run of the pattern. */
function lookFor(set: readonly string[]): RegExp {
  const parts = set.map((part) =>
    part.replace(/[^a-z0-9]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
  return new RegExp(parts.join('|'), 'iu');
}

function spansOf(regex: RE2JS, text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const matcher = regex.matcher(text);
  while (found.length < maxSpans && matcher.find()) {
    if (matcher.end() > matcher.start()) {
      found.push({ start: matcher.start(), end: matcher.end() });
    }
  }
  return found;
}

/** Compiles a pattern in RE2 syntax, which runs in linear time, and holds it to the size limits. */
export function compileRegex(
  source: string,
  caseSensitive: boolean,
): CompiledRegex | { problem: string; hint?: string } {
  try {
    const regex = RE2JS.compile(source, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
    const size = regex.programSize();
    if (size > maxProgramSize) {
      const hint = 'large bounds such as .{0,1000} are copied out: make them smaller';
      return { problem: `pattern needs ${size} instructions, more than ${maxProgramSize}`, hint };
    }
    const { literals, sets } = requiredBy(source);
    const looks = sets.filter(isTelling).map(lookFor);
    return {
      source,
      caseSensitive,
      size,
      literals,
      test: (text) => looks.every((look) => look.test(text)) && regex.test(text),
      spans: (text) => spansOf(regex, text),
    };
  } catch (error) {
    if (error instanceof RE2JSException) {
      // The engine names the flag it was given among what the author wrote.
      const message = error.message.replace('`(?i)', '`');
      return { problem: `pattern cannot be read: ${message}`, hint: hintFor(source) };
    }
    throw error;
  }
}
