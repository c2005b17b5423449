import { evaluate, type CommentInput, type CompiledRuleSet, type Facts } from '@palaver/rules';
import { z } from 'zod';

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);
const text = optional(z.string());
const texts = optional(z.array(z.string()));

/** Lenient: unknown keys are ignored, null means absent, and only id and text must be there. */
const lineSchema = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  rev: optional(z.int()),
  text: z.string(),
  format: optional(z.enum(['plain', 'html', 'markdown'])),
  language: text,
  createdAt: text,
  parentId: text,
  author: optional(z.object({ id: text, username: text, createdAt: text, roles: texts })),
  article: optional(
    z.object({
      id: text,
      url: text,
      title: text,
      section: text,
      tags: texts,
      language: text,
      publishedAt: text,
      updatedAt: text,
    }),
  ),
  votes: optional(z.union([z.number(), z.object({ up: z.number(), down: z.number() })])),
  scores: optional(z.record(z.string(), z.number())),
});

function validTime(time: string | undefined): string | undefined {
  return time === undefined || Number.isNaN(Date.parse(time)) ? undefined : time;
}

function problemOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ');
}

/** Scores one line of NDJSON. Answers the line to print, or what is wrong with this one. */
export function scoreLine(
  ruleSet: CompiledRuleSet,
  line: string,
  now: string,
): { output: string } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { problem: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) {
    return { problem: problemOf(parsed.error) };
  }
  const { votes, author, article, ...comment } = parsed.data;
  const input: CommentInput = {
    ...comment,
    rev: comment.rev ?? 1,
    author: { ...author, username: author?.username ?? '' },
    article: article ?? {},
  };
  const facts: Facts = {
    now: validTime(comment.createdAt) ?? now,
    votes: typeof votes === 'number' ? { net: votes } : votes,
  };
  const { action, score, reasons, skipped, ruleSet: reference } = evaluate(ruleSet, input, facts);
  return { output: JSON.stringify({ id: comment.id, action, score, reasons, skipped, ruleSet: reference }) };
}
