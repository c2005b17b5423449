import {
  type ActorName,
  type ChangePerson,
  coversRole,
  type CreatePerson,
  type InvitedPerson,
  type PageQuery,
  type PersonLink,
  type PersonObject,
  type Role,
} from '@palaver/contracts';
import {
  PersonExistsError,
  type PersonRepository,
  type PersonRow,
  type SessionRepository,
  type SiteRepository,
  type TotpRepository,
} from '@palaver/persistence';
import { type FieldProblem, ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { beyondReach } from '../auth/reach.js';
import { quoted, staleProblem } from '../requests/etag.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';
import { personEtag, toPersonObject } from './person-objects.js';
import { type PersonLinks } from './person-links.js';

export interface TaggedPerson {
  etag: string;
  person: PersonObject;
}

export interface PeopleStores {
  people: PersonRepository;
  sessions: Pick<SessionRepository, 'end'>;
  totp: Pick<TotpRepository, 'remove'>;
  sites: Pick<SiteRepository, 'list'>;
}

/** People as those see them who manage them: whoever sees all that they see. Nobody gives away more than he has. */
export class PeopleService {
  constructor(
    private readonly stores: PeopleStores,
    private readonly links: PersonLinks,
  ) {}

  /** @throws ProblemError 409, 422 */
  async invite(caller: Caller, person: CreatePerson): Promise<InvitedPerson> {
    await this.requireOwn(caller, person.role, person);
    const row = await this.stores.people.create(person, caller.actor).catch((error: unknown) => {
      if (error instanceof PersonExistsError) {
        const detail = 'Somebody with this e-mail address is there already; change him, or have him switched on again.';
        throw new ProblemError(409, 'person-exists', detail, { cause: error });
      }
      throw error;
    });
    return { ...toPersonObject(row), link: await this.links.create(row, caller.actor) };
  }

  /** @throws ProblemError 400 */
  async list(caller: Caller, query: PageQuery): Promise<Page<PersonObject>> {
    return keysetPage(query, {
      read: (page) => this.stores.people.list(caller, page),
      isId: canBe.uuid,
      idOf: (row) => row.id,
      toItem: toPersonObject,
    });
  }

  /** What those are called whom the caller meets on his sites. @throws ProblemError 400 */
  names(caller: Caller, query: PageQuery): Promise<Page<ActorName>> {
    return keysetPage(query, {
      read: (page) => this.stores.people.names(caller.sites, page),
      isId: canBe.uuid,
      idOf: ({ id }) => id,
      toItem: ({ id, name }) => ({ actor: `person:${id}`, name }),
    });
  }

  /** @throws ProblemError 404 */
  async get(caller: Caller, id: string): Promise<TaggedPerson> {
    return tagged(await this.require(caller, id));
  }

  /** @throws ProblemError 404, 409, 412 with the fresh person, 422 */
  async change(caller: Caller, id: string, expected: string, change: ChangePerson): Promise<TaggedPerson> {
    const { role, sites, sections } = await this.require(caller, id);
    if (id === caller.id && Object.keys(change).some((key) => key !== 'name')) {
      const detail = 'Nobody changes his own role, sites or sections, or switches himself off; ask somebody else.';
      throw new ProblemError(409, 'own-account', detail);
    }
    await this.requireOwn(caller, change.role ?? role, { sites, sections, ...change });
    const isExpected = (row: PersonRow) => personEtag(row) === expected;
    const changed = await this.stores.people.change(caller, id, change, isExpected, caller.actor);
    if (changed.status === 'unknown') {
      throw unknownPerson();
    }
    const fresh = tagged(changed.person);
    if (changed.status === 'stale') {
      throw staleProblem('person', fresh.person, fresh.etag);
    }
    return fresh;
  }

  /** A new link that sets his password. @throws ProblemError 404, 409 */
  async link(caller: Caller, id: string): Promise<PersonLink> {
    const row = await this.require(caller, id);
    if (row.disabledAt !== null) {
      throw new ProblemError(409, 'person-disabled', 'This person is switched off; switch him on first.');
    }
    return this.links.create(row, caller.actor);
  }

  /** @throws ProblemError 404 */
  async endSessions(caller: Caller, id: string): Promise<void> {
    await this.stores.sessions.end(await this.require(caller, id), 'all', caller.actor);
  }

  /** For who has lost phone and codes. @throws ProblemError 404, 409 */
  async removeTotp(caller: Caller, id: string): Promise<void> {
    if (!(await this.stores.totp.remove(await this.require(caller, id), caller.actor))) {
      throw new ProblemError(409, 'no-totp', 'This person has no second factor.');
    }
  }

  private async require(caller: Caller, id: string): Promise<PersonRow> {
    const row = canBe.uuid(id) ? await this.stores.people.find(caller, id) : undefined;
    if (!row) {
      throw unknownPerson();
    }
    return row;
  }

  /** @throws ProblemError 422 */
  private async requireOwn(
    caller: Caller,
    role: Role,
    reach: { sites: readonly string[]; sections?: readonly string[] | null },
  ): Promise<void> {
    const seen = await this.stores.sites.list(caller.sites);
    const errors = [...beyondRole(caller, role), ...beyondReach(caller, reach, seen)];
    if (errors.length > 0) {
      throw new ProblemError(422, 'invalid-request', 'Nobody gives away more than he has himself.', { errors });
    }
  }
}

function beyondRole(caller: Caller, role: Role): FieldProblem[] {
  return coversRole(caller.role, role) ? [] : [{ pointer: '/role', detail: `may do more than a ${caller.role} may` }];
}

function tagged(row: PersonRow): TaggedPerson {
  return { etag: quoted(personEtag(row)), person: toPersonObject(row) };
}

function unknownPerson(): ProblemError {
  return new ProblemError(404, 'unknown-person', 'There is no such person for sites and sections of yours alone.');
}
