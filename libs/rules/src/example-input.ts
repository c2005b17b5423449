import type { CommentInput } from './comment.js';
import type { FactNeeds, Facts } from './facts.js';
import { durationMs } from './schema/duration.js';
import type { RuleExample } from './schema/rule-tests.schema.js';

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

/**
 * What an example stands for: the comment, and the facts a rule set asks for as far as the example tells them; all others are unknown.
 * @param now the moment ages are counted back from, where the example names none
 */
export function readExample(
  example: RuleExample,
  needs: FactNeeds,
  now: string,
): { comment: CommentInput; facts: Facts } {
  const moment = example.now ?? now;
  return { comment: toComment(example, moment), facts: toFacts(example, moment, needs) };
}
