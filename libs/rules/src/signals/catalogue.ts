import { articleSignals } from './article.signals.js';
import { authorSignals } from './author.signals.js';
import { linkSignals } from './link.signals.js';
import { reportSignals } from './report.signals.js';
import { scoreSignals } from './score.signals.js';
import type { SignalDeclaration } from './signal.js';
import { textSignals } from './text.signals.js';
import { threadSignals } from './thread.signals.js';
import { voteSignals } from './vote.signals.js';

/** Every signal, declared once: the schema, the documentation and completions come from here. */
export const SIGNALS: readonly SignalDeclaration[] = [
  ...textSignals,
  ...linkSignals,
  ...authorSignals,
  ...voteSignals,
  ...reportSignals,
  ...articleSignals,
  ...threadSignals,
  ...scoreSignals,
];

const byName = new Map(SIGNALS.map((signal) => [signal.name, signal]));
const member = /^([a-z]+)\.([A-Za-z][A-Za-z0-9_]{0,63})$/;

/** The declaration of a signal, and for a family such as `site.*` the member's name. */
export function findSignal(name: string): { signal: SignalDeclaration; member: string } | undefined {
  const exact = byName.get(name);
  if (exact !== undefined) {
    return { signal: exact, member: '' };
  }
  const [, family, part] = member.exec(name) ?? [];
  const signal = byName.get(`${family}.*`);
  return signal === undefined || part === undefined ? undefined : { signal, member: part };
}
