import { createHash } from 'node:crypto';
import { type SignIn } from '@palaver/contracts';
import { type Credentials, type SessionRepository, type SignInRepository } from '@palaver/persistence';
import { ProblemError, type SignInLimits } from '@palaver/platform';
import { type SecondFactor } from './codes/second-factor.js';
import { isDated } from './passwords/password-hash.js';
import { type Passwords } from './passwords/passwords.js';

/** Where somebody tries to sign in from. */
export interface Visitor {
  address: string;
  /** What his browser calls itself. */
  agent: string | null;
}

export interface SignInStores {
  signIns: SignInRepository;
  sessions: Pick<SessionRepository, 'begin'>;
}

/** From address and password to a session. Whether there is such an account can be seen neither by words nor by time. */
export class SignInService {
  constructor(
    private readonly stores: SignInStores,
    private readonly passwords: Passwords,
    private readonly factor: SecondFactor,
    private readonly limits?: SignInLimits,
  ) {}

  /** @returns what the cookie holds. @throws ProblemError 401, 429 */
  async signIn(visitor: Visitor, { email, password, code }: SignIn): Promise<string> {
    const account = accountOf(email);
    this.limits?.admit(account, visitor.address);
    const person = await this.stores.signIns.find(email);
    const isRight = await this.passwords.isRight(person?.password, password);
    if (!person || !isRight || person.disabledAt !== null) {
      return this.refuse(visitor, person?.id, person?.disabledAt ? 'disabled' : 'password', wrong());
    }
    await this.requireCode(visitor, person, code);
    this.limits?.succeeded(account, visitor.address);
    await this.renewHash(person, password);
    return (await this.stores.sessions.begin(person, visitor.agent)).value;
  }

  /** @throws ProblemError 401 */
  private async requireCode(visitor: Visitor, person: Credentials, code: string | undefined): Promise<void> {
    if (person.totp === null) {
      return;
    }
    if (code === undefined) {
      throw new ProblemError(
        401,
        'code-needed',
        'Send the code of your authenticator app as well, or a recovery code.',
      );
    }
    if (!(await this.factor.accepts(person, person.totp, code))) {
      const detail = 'This code is wrong or was used; send the next one of your app, or a recovery code.';
      await this.refuse(visitor, person.id, 'code', new ProblemError(401, 'wrong-code', detail));
    }
  }

  private async refuse(
    visitor: Visitor,
    personId: string | undefined,
    reason: string,
    problem: ProblemError,
  ): Promise<never> {
    this.limits?.failed(visitor.address);
    await this.stores.signIns.refused(personId, reason);
    throw problem;
  }

  private async renewHash({ id, password: old }: Credentials, password: string): Promise<void> {
    if (old !== null && isDated(old)) {
      await this.stores.signIns.rehash(id, old, await this.passwords.hash(password));
    }
  }
}

/** Limits are counted under a hash: no address of a person is kept in Redis. */
export function accountOf(email: string): string {
  return createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 32);
}

function wrong(): ProblemError {
  return new ProblemError(401, 'wrong-password', 'Address and password do not fit together.');
}
