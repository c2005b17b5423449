import { type PersonLink } from '@palaver/contracts';
import { type NewLink, type PersonLinkRepository, type PersonRow } from '@palaver/persistence';

const INVITATION_HOURS = 7 * 24;
const RESET_HOURS = 1;

/** Links that set a password, as they are given to people. */
export class PersonLinks {
  constructor(
    private readonly links: Pick<PersonLinkRepository, 'create'>,
    private readonly adminUrl: string,
  ) {}

  /** For who has no password yet it lives a week, or else an hour. An earlier one ends. */
  async create(person: PersonRow, actor: string): Promise<PersonLink> {
    const hours = person.hasPassword ? RESET_HOURS : INVITATION_HOURS;
    return personLink(this.adminUrl, await this.links.create(person, hours, actor));
  }
}

/** The secret stands behind the #, which browsers send to nobody and no proxy logs. */
function personLink(adminUrl: string, { value, expiresAt, isMailed }: NewLink): PersonLink {
  return { url: `${adminUrl}/password#${value}`, expiresAt: expiresAt.toISOString(), isMailed };
}
