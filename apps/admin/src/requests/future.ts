import { ProblemError } from '@palaver/platform';

/** What is over when it begins is a slip, not a wish. @throws ProblemError 422 */
export function requireFuture(pointer: string, time: string | undefined): void {
  if (time !== undefined && Date.parse(time) <= Date.now()) {
    const errors = [{ pointer, detail: 'is over already: send a time to come, or leave it out' }];
    throw new ProblemError(422, 'invalid-request', 'Correct the fields named in errors and send it again.', { errors });
  }
}
