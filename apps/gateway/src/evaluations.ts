import type { Comment, EvaluationResult } from '@palaver/contracts';
import { parseJson } from '@palaver/platform';
import type { Answer } from './answer.js';
import type { Caller } from './authenticator.js';
import { checkComment } from './intake/checked-bodies.js';
import { rawBody } from './intake/event-body.js';

/** Scores a comment as if it had come in, and stores nothing. */
export class Evaluations {
  constructor(private readonly evaluate: (siteId: string, comment: Comment) => Promise<EvaluationResult>) {}

  async evaluateOnly(caller: Caller, body: unknown): Promise<Answer> {
    caller.quotas?.spend('evaluations', 1);
    const comment = checkComment(parseJson(rawBody(body)));
    return { status: 200, body: await this.evaluate(caller.siteId, comment) };
  }
}
