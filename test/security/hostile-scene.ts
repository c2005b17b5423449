import { type PersonRow } from '@palaver/persistence';
import { AdminHouse, type ApiRequest } from '../e2e/admin-house.js';

/** A newsroom somebody means harm: two sites, people of every role on one of them, and things of the other. */
export class HostileScene {
  private constructor(
    readonly house: AdminHouse,
    readonly people: Record<'admin' | 'lead' | 'moderator' | 'analyst' | 'victim' | 'stranger', PersonRow>,
    readonly sessions: Record<'admin' | 'lead' | 'moderator' | 'analyst', string>,
    /** Of the role admin on the one site. */
    readonly token: string,
    readonly item: string,
    readonly theirItem: string,
    readonly endpoint: string,
  ) {}

  static async open(): Promise<HostileScene> {
    const house = await AdminHouse.open();
    for (const site of ['ours', 'theirs']) {
      await house.site(site);
      await house.waiting(site, 3);
    }
    const person = (role: 'admin' | 'lead' | 'moderator' | 'analyst', site = 'ours') => house.person(role, [site]);
    const people = {
      admin: await person('admin'),
      lead: await person('lead'),
      moderator: await person('moderator'),
      analyst: await person('analyst'),
      victim: await person('moderator'),
      stranger: await person('moderator', 'theirs'),
    };
    const sessions = {
      admin: await house.session(people.admin),
      lead: await house.session(people.lead),
      moderator: await house.session(people.moderator),
      analyst: await house.session(people.analyst),
    };
    const token = await house.token('admin', ['ours']);
    const callback = { siteId: 'ours', url: 'https://example.org/', types: ['comment.moderated'] };
    const endpoint = String((await house.post('/v1/endpoints', token, callback)).body.id);
    const itemOf = async (site: string) =>
      (
        await house.database.query<{ id: string }>('SELECT id FROM review_item WHERE site_id = $1 ORDER BY id', [site])
      )[0]?.id ?? '';
    return new HostileScene(house, people, sessions, token, await itemOf('ours'), await itemOf('theirs'), endpoint);
  }

  /** A session of a new moderator, and what then happened to him. */
  async sessionAfter(what: (person: PersonRow, session: string) => Promise<unknown>): Promise<ApiRequest> {
    const person = await this.house.person('moderator', ['ours']);
    const session = await this.house.session(person);
    await what(person, session);
    return { session };
  }
}
