import type { CommentInput } from './comment.js';
import type { FactNeeds, Facts } from './facts.js';
import type { CompiledRuleSet } from './compile.js';
import type { CompiledEffect } from './compile-effect.js';
import { evaluate } from './evaluate.js';
import { Hits } from './hits.js';
import { placeOf } from './locate.js';
import { Reading } from './reading.js';
import { durationMs } from './schema/duration.js';
import type { RuleExample } from './schema/rule-tests.schema.js';
import { YES } from './truth.js';

export interface InlineTestResult {
  rule: string;
  kind: 'hit' | 'miss';
  index: number;
  ok: boolean;
  detail?: string;
  /** Where the example stands, when its rule set was read from a file. */
  file?: string;
  line?: number;
  column?: number;
}

const defaultNow = '2026-01-01T12:00:00.000Z';

function ago(now: string, duration: string | undefined): string | undefined {
  return duration === undefined ? undefined : new Date(Date.parse(now) - durationMs(duration)).toISOString();
}

function toComment(example: RuleExample, now: string): CommentInput {
  const { author = {}, article = {} } = example;
  return {
    id: 'example',
    rev: 1,
    text: example.text ?? 'A plain sentence.',
    format: example.format,
    language: example.language,
    author: { username: author.username ?? 'reader', createdAt: ago(now, author.age), roles: author.roles },
    article: {
      url: article.url,
      title: article.title,
      section: article.section,
      tags: article.tags,
      language: article.language,
      publishedAt: ago(now, article.age),
    },
    scores: example.scores,
  };
}

function counted(example: RuleExample, needs: FactNeeds): Pick<Facts, 'rates' | 'similar'> {
  const { rates, similar } = example;
  const known = needs.rates.flatMap(({ key, of }) => (rates?.[of] === undefined ? [] : [[key, rates[of]] as const]));
  return {
    rates: rates && Object.fromEntries(known),
    similar: similar && Object.fromEntries(needs.similar.map(({ key }) => [key, similar])),
  };
}

/** A test says how long ago comments arrived, the newest of them being the one under test. */
function agesOf(recent: readonly string[]): number[] {
  const [newest = 0, ...older] = recent.map(durationMs).sort((a, b) => a - b);
  return [0, ...older.map((age) => age - newest)];
}

function toFacts(example: RuleExample, now: string, needs: FactNeeds): Facts {
  const { author = {}, votes, reports, model, article, lists, thread } = example;
  const { approved, rejected, reviewed, recent, knownFor } = author;
  const hasHistory = [approved, rejected, reviewed, recent, knownFor].some((value) => value !== undefined);
  return {
    now,
    author: hasHistory
      ? {
          firstSeenAt: ago(now, knownFor),
          approved: approved ?? 0,
          rejected: rejected ?? 0,
          reviewed: reviewed ?? 0,
          recent: recent && agesOf(recent),
        }
      : undefined,
    votes: typeof votes === 'number' ? { net: votes } : votes,
    reports,
    model,
    article: article?.mode === undefined ? undefined : { mode: article.mode },
    lists,
    thread,
    ...counted(example, needs),
  };
}

function run(ruleSet: CompiledRuleSet, effect: CompiledEffect, index: number, given: string | RuleExample): string {
  const example = typeof given === 'string' ? { text: given } : given;
  const now = example.now ?? defaultNow;
  const comment = toComment(example, now);
  const facts = toFacts(example, now, ruleSet.needs);
  const hits = new Hits(ruleSet, new Reading(comment, facts, ruleSet, Number.MAX_SAFE_INTEGER));
  if (hits.states[index] === YES) {
    return 'hit';
  }
  const missing = evaluate(ruleSet, comment, facts).skipped.find(({ rule }) => rule === effect.id)?.missing;
  return missing === undefined ? 'no hit' : `skipped without ${missing.join(', ')}`;
}

/** Runs the examples of every rule and composite that is not off; a skipped rule is a miss. */
export function runInlineTests(ruleSet: CompiledRuleSet): InlineTestResult[] {
  const documents = [...ruleSet.document.rules, ...ruleSet.document.composites];
  const effects = [...ruleSet.rules, ...ruleSet.composites];
  return effects.flatMap((effect, index) => {
    const tests = documents[index]?.tests;
    return (['hit', 'miss'] as const).flatMap((kind) =>
      (effect.mode === 'off' ? [] : (tests?.[kind] ?? [])).map((example, at): InlineTestResult => {
        const outcome = run(ruleSet, effect, index, example);
        const ok = (outcome === 'hit') === (kind === 'hit');
        const place = placeOf(documents[index] ?? ruleSet.document, ['tests', kind, at]);
        return { rule: effect.id, kind, index: at, ok, ...place, ...(ok ? {} : { detail: outcome }) };
      }),
    );
  });
}
