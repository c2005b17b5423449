import { type Comment, commentSchema, type EvaluationResult } from '@palaver/contracts';
import { parseJson, validate } from '@palaver/platform';
import type { Answer } from './answer.js';
import type { Caller } from './authenticator.js';
import { rawBody } from './intake/event-body.js';

/** Scores a comment as if it had come in, and stores nothing. */
export class Evaluations {
  constructor(private readonly evaluate: (siteId: string, comment: Comment) => Promise<EvaluationResult>) {}

  async evaluateOnly(caller: Caller, body: unknown): Promise<Answer> {
    const comment = validate(commentSchema, parseJson(rawBody(body)), {
      type: 'invalid-comment',
      unknownKey: 'unknown key; own fields go into meta',
    });
    return { status: 200, body: await this.evaluate(caller.siteId, comment) };
  }
}
