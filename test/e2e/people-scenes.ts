import { type PersonRow } from '@palaver/persistence';
import { codeNow } from '../support/code-now.js';
import { type AdminHouse, PASSWORD } from './admin-house.js';
import { type ExampleStory } from './example-story.js';

const SET_UP_LINK = 'link_7Gk2bVx9mQd4tLs8wPz1cRf6yHn3eJa5uT0oXiW2vBk';
const LINK = 'link_b3x0yPz6Qm2vT8sK4wR1nJ7cL5hF9dG0aE6uI2oY3tM';
const BEN = '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c20';
const SESSION = '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c21';
const WITHOUT_PHONE = '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c23';
const ETAG = '"3b1d5f7a9c0e4b2d8f6a1c3e5b7d9f01"';

/** What must be there before the examples of people can be sent. */
export function peopleScenes(house: AdminHouse, story: ExampleStory): Record<string, () => Promise<void>> {
  const ada = async () =>
    (await house.database.query<PersonRow>(`SELECT * FROM person WHERE email = 'ada@news.example'`))[0] as PersonRow;
  return {
    setUp: async () => {
      story.mean(SET_UP_LINK, (await house.links().createSetUp(1))?.value ?? '');
    },
    changePerson: async () => {
      const [ben] = await house.database.query<{ id: string }>(
        `SELECT id FROM person WHERE email = 'ben@news.example'`,
      );
      story.mean(BEN, ben?.id ?? '');
      const session = await house.session(await ada());
      const { headers } = await house.api(`/v1/people/${ben?.id}`, { session });
      story.mean(ETAG, headers.get('etag') ?? '');
    },
    removePersonTotp: async () => {
      const person = await house.person('moderator', ['news']);
      await house.database.query(`UPDATE person SET totp = 'x', totp_confirmed_at = now() WHERE id = $1`, [person.id]);
      story.mean(WITHOUT_PHONE, person.id);
    },
    setPassword: async () => {
      story.mean(LINK, (await house.links().create(await house.person('moderator', ['news']), 'test')).value);
    },
    endMySession: async () => {
      const person = await ada();
      await house.session(person);
      const [row] = await house.database.query<{ id: string }>(
        'SELECT id FROM person_session WHERE person_id = $1 AND ended_at IS NULL ORDER BY created_at DESC LIMIT 1',
        [person.id],
      );
      story.mean(SESSION, row?.id ?? '');
    },
    confirmTotp: async () => {
      const session = await house.session(await ada());
      const { body } = await house.api('/v1/me/totp', { method: 'POST', session, body: { password: PASSWORD } });
      story.mean('492039', codeNow(String(body.secret)));
    },
  };
}
