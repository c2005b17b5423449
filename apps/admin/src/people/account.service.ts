import { type ChangePassword, type RecoveryCodes, type SignInSession, type TotpSecret } from '@palaver/contracts';
import { type Credentials, type SessionRepository, type SignInRepository } from '@palaver/persistence';
import { ProblemError, type SignInLimits } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { type Page, wholePage } from '../requests/page.js';
import { type SecondFactor } from './codes/second-factor.js';
import { requireGoodPassword } from './passwords/password-rules.js';
import { type Passwords } from './passwords/passwords.js';
import { passwordContext } from './passwords/password-context.js';
import { toSession } from './person-objects.js';
import { type Visitor } from './sign-in.service.js';

export interface AccountStores {
  signIns: SignInRepository;
  sessions: SessionRepository;
}

/** What a person does about his own account. */
export class AccountService {
  constructor(
    private readonly stores: AccountStores,
    private readonly passwords: Passwords,
    private readonly factor: SecondFactor,
    private readonly limits?: SignInLimits,
  ) {}

  /** All sessions end; @returns what the cookie of a new one holds. @throws ProblemError 409, 422 */
  async changePassword(caller: Caller, visitor: Visitor, { current, password }: ChangePassword): Promise<string> {
    const person = await this.requirePassword(caller, visitor, current, '/current');
    requireGoodPassword(password, passwordContext(person));
    const hash = await this.passwords.hash(password);
    if (!(await this.stores.signIns.changePassword(person.id, person.password ?? '', hash))) {
      throw new ProblemError(409, 'password-changed', 'The password was changed meanwhile; sign in with the new one.');
    }
    return (await this.stores.sessions.begin(person, visitor.agent)).value;
  }

  /** @throws ProblemError 409, 422 */
  async proposeTotp(caller: Caller, visitor: Visitor, password: string): Promise<TotpSecret> {
    return this.factor.propose(await this.requirePassword(caller, visitor, password, '/password'));
  }

  /** @throws ProblemError 409, 422, 429 */
  async confirmTotp(caller: Caller, visitor: Visitor, code: string): Promise<RecoveryCodes> {
    this.limits?.admit(caller.id, visitor.address);
    return this.factor.confirm(caller, code);
  }

  /** @throws ProblemError 409, 422 */
  async removeTotp(caller: Caller, visitor: Visitor, password: string): Promise<void> {
    await this.factor.remove(await this.requirePassword(caller, visitor, password, '/password'), caller.actor);
  }

  async sessions(caller: Caller): Promise<Page<SignInSession>> {
    return wholePage((await this.stores.sessions.list(caller.id)).map((row) => toSession(row, caller.session)));
  }

  /** @throws ProblemError 404 */
  async endSession(caller: Caller, id: string): Promise<void> {
    if (!canBe.uuid(id) || (await this.stores.sessions.end(caller, id, caller.actor)) === 0) {
      throw new ProblemError(404, 'unknown-session', 'You have no such live session.');
    }
  }

  async endSessions(caller: Caller): Promise<void> {
    await this.stores.sessions.end(caller, 'all', caller.actor);
  }

  /** Guessing it from an open screen is limited as signing in is. @throws ProblemError 422, 429 */
  private async requirePassword(
    caller: Caller,
    { address }: Visitor,
    password: string,
    pointer: string,
  ): Promise<Credentials> {
    this.limits?.admit(caller.id, address);
    const person = await this.stores.signIns.ofPerson(caller.id);
    if (!person || !(await this.passwords.isRight(person.password, password))) {
      this.limits?.failed(address);
      await this.stores.signIns.refused(caller.id, 'password');
      const errors = [{ pointer, detail: 'is not your password' }];
      throw new ProblemError(422, 'wrong-password', 'Send your password of today.', { errors });
    }
    return person;
  }
}
