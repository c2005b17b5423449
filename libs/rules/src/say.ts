import type { FieldSpan } from './evaluation.js';
import type { Reading } from './reading.js';
import { sayDuration } from './schema/duration.js';
import { findSignal, SIGNALS } from './signals/catalogue.js';
import { didYouMean } from './suggest.js';

const placeholder = /\{\{\s*([A-Za-z][A-Za-z0-9_.]*)\s*\}\}/g;
const maxListed = 5;

/** The words that were found, as the reader wrote them. */
function found(reading: Reading, spans: readonly FieldSpan[]): string {
  const words = spans.map(({ field, start, end }) => reading.field(field).views.original.slice(start, end));
  return [...new Set(words)].slice(0, maxListed).join(', ');
}

function sayValue(name: string, reading: Reading): string {
  const { signal, member } = findSignal(name) ?? {};
  const value = signal?.read(reading, member ?? '');
  if (value === undefined) {
    return 'unknown';
  }
  if (typeof value === 'number') {
    return signal?.type === 'duration' ? sayDuration(value) : String(Math.round(value * 100) / 100);
  }
  return typeof value === 'string' ? value : value.slice(0, maxListed).join(', ');
}

/** What is wrong with a template: names that stand for nothing, and braces that are no placeholder. */
export function templateProblems(template: string): { message: string; hint?: string }[] {
  const names = Array.from(template.matchAll(placeholder), ([, name = '']) => name);
  const known = ['match', ...SIGNALS.map((signal) => signal.name)];
  const problems: { message: string; hint?: string }[] = names
    .filter((name) => name !== 'match' && findSignal(name) === undefined)
    .map((name) => ({ message: `unknown placeholder {{${name}}}`, hint: didYouMean(name, known) }));
  const left = template.replace(placeholder, '');
  if (/\{\{|\}\}/.test(left)) {
    problems.push({ message: 'braces that are no placeholder', hint: 'a placeholder is {{match}} or {{links.count}}' });
  }
  return problems;
}

/** What a rule says when its author wrote nothing: its id in plain words. */
export function sayId(id: string): string {
  const words = id.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Fills `{{signal}}` and `{{match}}`. */
export function render(template: string, reading: Reading, spans: readonly FieldSpan[]): string {
  return template.includes('{{')
    ? template.replace(placeholder, (_, name: string) =>
        name === 'match' ? found(reading, spans) : sayValue(name, reading),
      )
    : template;
}
