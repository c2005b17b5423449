import { hashPassword, isPassword, NO_PASSWORD } from './password-hash.js';
import { OneAtATime } from './one-at-a-time.js';

const MOST_WAITING = 20;

/** Hashes and compares passwords, one at a time in a process. */
export class Passwords {
  private readonly turn = new OneAtATime(MOST_WAITING);

  /** @throws ProblemError 503 */
  hash(password: string): Promise<string> {
    return this.turn.run(() => hashPassword(password));
  }

  /** Takes as long for who has no password. @throws ProblemError 503 */
  async isRight(phc: string | null | undefined, password: string): Promise<boolean> {
    const isSame = await this.turn.run(() => isPassword(phc ?? NO_PASSWORD, password));
    return isSame && phc !== null && phc !== undefined;
  }
}
