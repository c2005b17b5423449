import { type PersonObject, type SetPassword, type SetUp } from '@palaver/contracts';
import { type PersonLinkRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { passwordContext } from './passwords/password-context.js';
import { requireGoodPassword } from './passwords/password-rules.js';
import { type Passwords } from './passwords/passwords.js';
import { toPersonObject } from './person-objects.js';

/** What one-time links are for. A password that is refused leaves the link as it was. */
export class LinksService {
  constructor(
    private readonly links: PersonLinkRepository,
    private readonly passwords: Passwords,
  ) {}

  /** The first person, who may do everything. @throws ProblemError 404, 422 */
  async setUp({ token, email, name, password }: SetUp): Promise<PersonObject> {
    if (!(await this.links.isSetUp(token))) {
      throw unknownLink();
    }
    requireGoodPassword(password, passwordContext({ email, name }));
    const hash = await this.passwords.hash(password);
    const person = await this.links.setUp(token, { email, name, role: 'admin', sites: ['*'] }, hash);
    if (!person) {
      throw unknownLink();
    }
    return toPersonObject(person);
  }

  /** @throws ProblemError 404, 422 */
  async setPassword({ token, password }: SetPassword): Promise<void> {
    const person = await this.links.personOf(token);
    if (!person) {
      throw unknownLink();
    }
    requireGoodPassword(password, passwordContext(person));
    if (!(await this.links.setPassword(token, await this.passwords.hash(password)))) {
      throw unknownLink();
    }
  }
}

function unknownLink(): ProblemError {
  return new ProblemError(404, 'unknown-link', 'This link was used or is too old; ask for a new one.');
}
