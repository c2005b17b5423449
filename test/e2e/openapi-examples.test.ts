import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PersonRow } from '@palaver/persistence';
import { signWebhook } from '@palaver/platform';
import { adminOperations, buildOpenApi as buildAdmin } from '../../apps/admin/src/openapi/build-openapi.js';
import { buildOpenApi as buildGateway, gatewayOperations } from '../../apps/gateway/src/openapi/build-openapi.js';
import { type ApiDocument } from '../support/document-schemas.js';
import { GatewayHouse } from '../support/gateway-house.js';
import { AdminHouse, MAIL_SET_UP, textOf } from './admin-house.js';
import { adminScenes } from './admin-scenes.js';
import { ExampleStory, type Received, type Request, type Step } from './example-story.js';

const asDocument = (built: unknown) => JSON.parse(JSON.stringify(built)) as ApiDocument;

async function ask(url: string, { method, path, headers, body }: Request): Promise<Received> {
  const answer = await fetch(url + path, { method, headers, body });
  const text = await textOf(answer);
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  // Of lines the first stands for all: they have one schema.
  const json = type.endsWith('ndjson') ? text.split('\n')[0] : text;
  return { status: answer.status, type, body: type.endsWith('json') ? (JSON.parse(json ?? '') as unknown) : text };
}

describe('every example of the gateway', () => {
  let house: GatewayHouse;
  beforeAll(async () => {
    house = await GatewayHouse.open();
  });
  afterAll(() => house.close());

  const signed = ({ headers, body = '' }: Request) => {
    const now = Math.floor(Date.now() / 1000);
    const secret = Buffer.from(house.news.webhookSecret.slice('whsec_'.length), 'base64');
    const signature = signWebhook([secret], headers['webhook-id'] ?? '', now, body);
    return { 'webhook-timestamp': String(now), 'webhook-signature': signature };
  };
  const story = new ExampleStory(asDocument(buildGateway('https://palaver.example')), (request, { is }) => {
    const isSigned = JSON.stringify(is.security).includes('webhookSignature');
    const proof = isSigned ? signed(request) : { authorization: `Bearer ${house.news.liveKey}` };
    return ask(house.gateway.url, { ...request, headers: { ...request.headers, ...proof } });
  });

  it.each(story.steps.map((step): [string, Step] => [step.name, step]))('%s', async (_name, step) => {
    const { received, problems } = await story.play(step);
    expect(problems).toEqual([]);
    expectStrict(gatewayOperations(), step, received);
  });

  it('meets every success the document tells of', () => {
    expect(story.unseen()).toEqual([]);
  });
});

describe('every example of the admin', () => {
  let house: AdminHouse;
  let token: string;
  let scenes: ReturnType<typeof adminScenes>;
  beforeAll(async () => {
    house = await AdminHouse.open(MAIL_SET_UP);
    token = await house.token('admin', ['*']);
    scenes = adminScenes(house, token, story);
  });
  afterAll(() => house.close());

  /** Whom the story begins with, and who does what only people do. */
  const ada = async () => {
    const [row] = await house.database.query<PersonRow>(`SELECT * FROM person WHERE email = 'ada@news.example'`);
    return { cookie: await house.session(row as PersonRow), origin: house.admin.url };
  };
  const story = new ExampleStory(asDocument(buildAdmin()), async (request, { is }) => {
    const ofPeople = is.security?.every((scheme) => 'session' in scheme) && is.security.length > 0;
    const proof = ofPeople ? await ada() : { authorization: `Bearer ${token}` };
    return ask(house.admin.url, { ...request, headers: { ...request.headers, ...proof } });
  });

  it.each(story.steps.map((step): [string, Step] => [step.name, step]))('%s', async (_name, step) => {
    await scenes[step.id]?.();
    const { received, problems } = await story.play(step);
    expect(problems).toEqual([]);
    expectStrict(adminOperations(), step, received);
  });

  it('meets every success the document tells of', () => {
    expect(story.unseen()).toEqual([]);
  });
});

/** The document leaves answers open; the code does not. */
function expectStrict(operations: ReturnType<typeof adminOperations>, { id }: Step, { status, body }: Received): void {
  const operation = operations.find((one) => one.id === id);
  const schema =
    operation?.status === status ? operation.answer : operation?.also?.find((other) => other.status === status)?.answer;
  expect(schema?.safeParse(body).error).toBeUndefined();
}
