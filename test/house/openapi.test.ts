import { describe, expect, it } from '@jest/globals';
import { buildOpenApi as buildAdmin } from '../../apps/admin/src/openapi/build-openapi.js';
import { buildOpenApi as buildGateway } from '../../apps/gateway/src/openapi/build-openapi.js';
import {
  type ApiDocument,
  type Described,
  DocumentSchemas,
  examplesOf,
  operationsOf,
} from '../support/document-schemas.js';

const asDocument = (built: unknown) => JSON.parse(JSON.stringify(built)) as ApiDocument;

/** What an operation still lacks, each as a sentence that says what to write where. */
function lacking(name: string, is: Described): string[] {
  const lacks: string[] = [];
  const want = (there: unknown, what: string) => {
    if (there === undefined || there === '') {
      lacks.push(`${name}: ${what}`);
    }
  };
  want(is.operationId, 'give it an id, a verb and a noun such as createSite');
  for (const parameter of is.parameters) {
    const { name: called, in: where } = parameter;
    want(parameter.description, `say what ${called} is, in the service's parameters (parameters.ts)`);
    if (where === 'path' || parameter.required) {
      want(parameter.example, `give an example of ${called}: example.${where}.${called}, or in parameters.ts`);
    }
  }
  for (const [type, media] of Object.entries(is.requestBody?.content ?? {})) {
    const where = type === 'application/json' ? 'example.body' : 'example.lines';
    want(examplesOf(media)[0]?.[1], `give an example of what is sent as ${type}: ${where}`);
  }
  for (const [status, { content = {} }] of Object.entries(is.responses)) {
    for (const [type, media] of Object.entries(content).filter(([one]) => one !== 'application/problem+json')) {
      want(examplesOf(media)[0], `give an example of the answer ${status} (${type}): example.answer`);
    }
  }
  return lacks;
}

describe.each([
  ['gateway', asDocument(buildGateway('https://palaver.example'))],
  ['admin', asDocument(buildAdmin())],
])('the OpenAPI document of the %s', (_app, document) => {
  const operations = operationsOf(document);
  const webhooks = Object.entries(document.webhooks ?? {}).map(([name, { post }]) => ({ name, is: post }));

  it('lacks nothing of any operation', () => {
    expect(operations.flatMap(({ name, is }) => lacking(name, is))).toEqual([]);
  });

  it('calls no two operations alike', () => {
    const ids = operations.map(({ is }) => is.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('says what each group of routes is about', () => {
    expect(document.tags.filter(({ description }) => description === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('has only examples that fit their schemas', () => {
    const schemas = new DocumentSchemas(document);
    const mistakes = [...operations, ...webhooks].flatMap(({ name, is }) => {
      const media = [is.requestBody, ...Object.values(is.responses)].flatMap((part) =>
        Object.values(part?.content ?? {}),
      );
      const bodies = media.flatMap((one) => examplesOf(one).map(([, value]) => ({ schema: one.schema, value })));
      const parameters = is.parameters
        .filter(({ example }) => example !== undefined)
        .map(({ schema, example }) => ({ schema, value: example }));
      return [...bodies, ...parameters].flatMap(({ schema, value }) =>
        schemas
          .problems(schema, value)
          .map((problem) => `${name}: ${problem} in ${JSON.stringify(value).slice(0, 80)}`),
      );
    });
    expect(mistakes).toEqual([]);
  });

  it('refers only to what is there', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
    expect(references.length).toBeGreaterThan(20);
    const at = (path: string) =>
      path.split('/').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
    expect(references.filter((path) => at(path) === undefined)).toEqual([]);
  });

  it('explains every schema and every field that has a name', () => {
    const unexplained = Object.entries(document.components.schemas).flatMap(([name, schema]) => {
      const { properties = {} } = schema as { properties?: Record<string, { description?: string }> };
      const fields = Object.entries(properties).filter(([, field]) => field.description === undefined);
      return fields.map(([field]) => `${name}.${field}: say what it means in libs/openapi/src/admin-fields.ts`);
    });
    expect(unexplained).toEqual([]);
  });
});
