import { type PersonLink } from '@palaver/contracts';
import { passwordUrl, type PersonLinkRepository, type PersonRow } from '@palaver/persistence';

/** Links that set a password, as they are given to people. */
export class PersonLinks {
  constructor(
    private readonly links: Pick<PersonLinkRepository, 'create'>,
    private readonly adminUrl: string,
  ) {}

  /** An earlier one ends. */
  async create(person: PersonRow, actor: string): Promise<PersonLink> {
    const { value, expiresAt, isMailed } = await this.links.create(person, actor);
    return { url: passwordUrl(this.adminUrl, value), expiresAt: expiresAt.toISOString(), isMailed };
  }
}
