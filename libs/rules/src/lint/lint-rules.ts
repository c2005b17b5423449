import { rulesIn } from '../expression.js';
import type { Composite, Rule, RuleSetDocument, Score } from '../schema/rule-set.schema.js';
import { durationMs } from '../schema/duration.js';
import { leavesOf, type Leaf } from './leaves.js';
import { adviceOnTerm } from './lint-terms.js';
import type { Warnings } from './warnings.js';

type Add = (inner: (string | number)[], message: string, hint?: string) => void;

function lintScore(score: Score, add: Add): void {
  if (typeof score === 'number') {
    return;
  }
  const { over, per, scale, from } = score;
  if (over !== undefined && per === undefined) {
    add(['score', 'over'], 'over has no effect without per');
  }
  if (scale !== undefined && (from === undefined || per !== undefined)) {
    add(['score', 'scale'], 'scale has an effect only with from and without per');
  }
}

function lintWords(part: Rule | Composite, add: Add): void {
  const isPenalty = typeof part.score !== 'number' || part.score > 0;
  if (part.say === undefined) {
    add([], `${part.id} says nothing to people who moderate`, 'give it a say');
  }
  if (isPenalty && part.reason === undefined) {
    add([], `${part.id} has no reason code: its decisions will be given as policy_other`, 'give it a reason');
  }
  for (const kind of ['hit', 'miss'] as const) {
    if ((part.tests?.[kind]?.length ?? 0) === 0 && part.mode !== 'off') {
      add([], `${part.id} has no example that should ${kind}`, `give it tests: { ${kind}: [...] }`);
    }
  }
}

const amount = (value: unknown): number | undefined =>
  typeof value === 'string' ? durationMs(value) : typeof value === 'number' ? value : undefined;

function lintLimits({ tests, path }: Leaf, add: Add): void {
  const { gt, gte, lt, lte } = tests;
  const least = amount(gte) ?? amount(gt);
  const most = amount(lte) ?? amount(lt);
  const isOpen = gte === undefined || lte === undefined;
  if (least !== undefined && most !== undefined && (least > most || (least === most && isOpen))) {
    add(path, 'no number is above the one and below the other: this is never true');
  }
}

function lintText({ tests, path }: Leaf, add: Add): void {
  const { terms, has, regex, caseSensitive, match, views } = tests;
  if (has !== undefined || regex !== undefined) {
    const idle = ['match', ...(has === undefined ? [] : ['views', 'caseSensitive'])].filter(
      (key) => tests[key] !== undefined,
    );
    idle.forEach((key) => add([...path, key], `${key} has no effect with ${has === undefined ? 'regex' : 'has'}`));
  }
  if (caseSensitive === true && views !== undefined && has === undefined) {
    add([...path, 'views'], 'views fold case: with caseSensitive only the text as written is searched');
  }
  (Array.isArray(terms) ? (terms as string[]) : []).forEach((term, index) => {
    const advice = adviceOnTerm(term, (match as 'word' | undefined) ?? 'word');
    if (advice !== undefined) {
      add([...path, 'terms', index], advice.message, advice.hint);
    }
  });
}

function lintRule(rule: Rule, add: Add): void {
  for (const leaf of leavesOf(rule.when)) {
    lintLimits(leaf, add);
    lintText(leaf, add);
  }
}

function lintComposite(composite: Composite, resolved: RuleSetDocument, add: Add): void {
  const modes = new Map([...resolved.rules, ...resolved.composites].map(({ id, mode }) => [id, mode ?? 'live']));
  const isLive = (composite.mode ?? 'live') === 'live';
  for (const id of rulesIn(composite.when)) {
    if (modes.get(id) === 'off' || (isLive && modes.get(id) === 'shadow')) {
      add(['when'], `${id} is ${modes.get(id)}: for ${composite.id} it never hits`);
    }
  }
  const named = new Set(rulesIn(composite.when));
  composite.absorbs?.forEach((id, index) => {
    if (!named.has(id)) {
      add(['absorbs', index], `${id} is absorbed although ${composite.id} is not made of it`);
    }
  });
}

/** Advice about the rules and composites that a document itself holds. `resolved` is the whole it is part of. */
export function lintRules(own: RuleSetDocument, resolved: RuleSetDocument, warnings: Warnings): void {
  own.rules.forEach((rule, index) => {
    const add: Add = (inner, message, hint) => warnings.add(rule, ['rules', index], inner, message, hint);
    lintScore(rule.score, add);
    lintWords(rule, add);
    lintRule(rule, add);
  });
  own.composites.forEach((composite, index) => {
    const add: Add = (inner, message, hint) => warnings.add(composite, ['composites', index], inner, message, hint);
    lintScore(composite.score, add);
    lintWords(composite, add);
    lintComposite(composite, resolved, add);
  });
}
