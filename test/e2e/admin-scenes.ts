import { type AdminHouse, type Answer } from './admin-house.js';
import { type ExampleStory } from './example-story.js';
import { peopleScenes } from './people-scenes.js';

const RULE_SETS = '/v1/sites/news/rule-sets';
const KEY_ID = '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c01';
const SITE_ETAG = '5d1f0a9be1f04c7fb0a14f7f5b1a8b5c';
const QUEUE_ETAG = '7a1c0f4e9d2b48c6a3e5d7f9b1c3e5a7';
const ENDPOINT_ID = '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c03';
const DRAFT_ETAG = '0c5a1f7e9b3d48a6b2e4d6f8a0c1e3b5';

const AUTHOR_ETAG = '"7d1f0a9be1f04c7fb0a14f7f5b1a8b50"';
const ARTICLE_ETAG = '"9a1f0a9be1f04c7fb0a14f7f5b1a8b51"';
const PROPOSED_ID = '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c42';

/** What must be there before an example can be sent, by operation. What earlier examples have made is there already. */
export function adminScenes(
  house: AdminHouse,
  token: string,
  story: ExampleStory,
): Record<string, () => Promise<void>> {
  let endpoint = '';
  const made = ({ status, body }: Answer) => {
    if (status > 299) {
      throw new Error(`the scene could not be set: ${JSON.stringify(body)}`);
    }
    return body;
  };
  const draft = async (score: number) => {
    const source = `schema: palaver/rules/v1\nid: house\ngroups: { g: {} }\nrules:\n  - { id: HARBOUR_PROMOTION, group: g, score: ${score}, reason: spam, when: { text: { terms: [x] } } }\n`;
    // What was published stays as the draft to go on with.
    const there = await house.api(`${RULE_SETS}/house/draft`, { token });
    if (there.status === 200) {
      const headers = { 'if-match': String(there.body.etag) };
      made(await house.api(`${RULE_SETS}/house/draft`, { method: 'DELETE', token, headers }));
    }
    const { etag } = made(await house.post(RULE_SETS, token, { id: 'house', source }));
    story.mean(DRAFT_ETAG, String(etag));
    return String(etag);
  };
  const authorAsHeIs = async () => {
    const { body } = await house.api('/v1/sites/news/authors/id:u-5', { token });
    story.mean(AUTHOR_ETAG, String(body.etag));
  };
  const publish = async (score: number, state: 'shadow' | 'live') => {
    const headers = { 'if-match': await draft(score) };
    made(await house.post(`${RULE_SETS}/house/publish`, token, { state }, headers));
  };
  const takeAs = async (id: string) => {
    const { data } = made(await house.post('/v1/review/next', token, { siteId: 'news' })) as unknown as {
      data: { id: string }[];
    };
    const real = String(data[0]?.id);
    story.mean(id, real);
    return real;
  };
  const seenQueue = async () => {
    const { headers } = await house.api('/v1/sites/news/queues/sport', { token });
    story.mean(QUEUE_ETAG, headers.get('etag') ?? '');
  };
  return {
    ...peopleScenes(house, story),
    listColleagues: async () => {
      made(await house.post('/v1/tokens', token, { name: 'night desk', role: 'moderator', sites: ['news'] }));
    },
    escalateReviewItem: async () => void (await takeAs('4714')),
    deEscalateReviewItem: async () => {
      made(await house.post(`/v1/review/items/${await takeAs('4718')}/escalate`, token, {}));
    },
    skipReviewItem: async () => void (await takeAs('4715')),
    unskipReviewItem: async () => {
      made(await house.post(`/v1/review/items/${await takeAs('4719')}/skip`, token, {}));
    },
    releaseReviewItem: async () => void (await takeAs('4716')),
    createQueue: async () => {
      await house.database.query(`DELETE FROM review_queue WHERE id = 'sport'`);
    },
    changeQueue: () => seenQueue(),
    deleteQueue: () => seenQueue(),
    getComment: () => house.waiting('news', 20, 'c-10'),
    getAuthor: async () => {
      await house.database.query(
        `INSERT INTO author (site_id, key, data) VALUES ('news', 'id:u-5', '{"id":"u-5","username":"tidewatcher"}')`,
      );
    },
    listReports: async () => {
      await house.database.query(
        `INSERT INTO report (site_id, comment_id, reporter_id, reason, note, reported_at)
         VALUES ('news', 'c-1017', 'u-9', 'offensive', 'He has written this under three articles.', now())`,
      );
    },
    listArticles: async () => {
      await house.database.query(`INSERT INTO article (site_id, key, data) VALUES ('news', 'id:harbour-2', $1)`, [
        '{"id":"harbour-2","url":"https://news.example/harbour","section":"local"}',
      ]);
    },
    setArticleMode: async () => {
      const { body } = await house.api('/v1/sites/news/articles/id:harbour-2', { token });
      story.mean(ARTICLE_ETAG, String(body.etag));
    },
    sanctionAuthor: authorAsHeIs,
    confirmSanction: async () => {
      await house.database.query(
        `INSERT INTO sanction (site_id, id, author_key, kind, reason, actor)
         VALUES ('news', $1, 'id:u-5', 'premoderate', 'insult', 'strikes')`,
        [PROPOSED_ID],
      );
      await authorAsHeIs();
    },
    liftSanction: authorAsHeIs,
    changeSite: async () => {
      const { headers } = await house.api('/v1/sites/news', { token });
      story.mean(SITE_ETAG, headers.get('etag') ?? '');
    },
    rotateKey: async () => {
      story.mean(KEY_ID, String(made(await house.post('/v1/sites/news/keys', token, { name: 'another' })).id));
    },
    rotateEndpointSecret: async () => {
      const body = { siteId: 'news', url: 'https://news.example/again', types: ['comment.moderated'] };
      endpoint = String(made(await house.post('/v1/endpoints', token, body)).id);
      story.mean(ENDPOINT_ID, endpoint);
    },
    listDeliveries: async () => {
      await house.database.query(
        `INSERT INTO delivery (site_id, endpoint_id, topic, subject_id, version, state, attempts, last_status, delivered_at)
         VALUES ('news', $1, 'decision', 'c-1017', 1, 'delivered', 1, 204, now())`,
        [endpoint],
      );
    },
    publishDraft: async () => {
      await draft(6);
    },
    archiveVersion: () => publish(7, 'shadow'),
    rollBackVersion: () => publish(8, 'live'),
    exportAudit: async () => {
      await house.database.query('SELECT palaver_seal_audit(1000)');
    },
    releaseBrake: async () => {
      await house.database.query(
        `INSERT INTO rule_brake (site_id, rule_set_id, version, rule, edited_at, hash, hits, comments)
         SELECT site_id, id, version, $1, now(), rules::json ->> $1, 900, 1000 FROM rule_set_version
         WHERE site_id = 'news' AND id = 'house' AND version = 4`,
        ['HARBOUR_PROMOTION'],
      );
    },
  };
}
