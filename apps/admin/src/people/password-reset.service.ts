import { type PasswordResetRepository } from '@palaver/persistence';
import { ProblemError, type SignInLimits } from '@palaver/platform';
import { accountOf, type Visitor } from './sign-in.service.js';

/** A link that sets a new password, by mail. Whether there is such an account is told by nothing. */
export class PasswordResetService {
  /** @param resets absent where no mail is set up */
  constructor(
    private readonly resets: Pick<PasswordResetRepository, 'ask'> | undefined,
    private readonly limits?: SignInLimits,
  ) {}

  /** @throws ProblemError 409, 429 */
  async ask({ address }: Visitor, email: string): Promise<void> {
    if (!this.resets) {
      const detail = 'No mail is set up here; ask somebody who manages people for a link.';
      throw new ProblemError(409, 'no-mail', detail);
    }
    this.limits?.admit(`reset:${accountOf(email)}`, address);
    this.limits?.failed(address);
    await this.resets.ask(email);
  }
}
