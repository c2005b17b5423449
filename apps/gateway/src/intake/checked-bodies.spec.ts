import { describe, expect, it } from '@jest/globals';
import { commentSchema, eventSchema } from '@palaver/contracts';
import { type ProblemError, validate } from '@palaver/platform';
import fc from 'fast-check';
import { checkComment, checkEvent } from './checked-bodies.js';

const TIME = '2026-01-31T12:00:00Z';
const UNKNOWN = 'unknown key; own fields go into meta';

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    '',
    '\u0000',
    'a\ud800',
    'x'.repeat(201),
    -1,
    0,
    1.5,
    1e21,
    Infinity,
    2 ** 53,
    [],
    {},
    '2026-02-30T12:00:00Z',
  ),
);
/** Right most of the time, absent or anything at all otherwise. */
const field = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 24, arbitrary: right },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
const time = fc.constantFrom(TIME, '2024-02-29T23:59:59.123+01:00');
const some = (arbitrary: fc.Arbitrary<unknown>) => fc.option(field(arbitrary), { nil: undefined });
const object = (fields: Record<string, fc.Arbitrary<unknown>>) => {
  const own = fc.record(fields).map((value) => JSON.parse(JSON.stringify(value)) as object);
  const more = fc.tuple(own, text, odd).map(([value, key, entry]) => ({ ...value, [key]: entry }));
  return fc.oneof({ weight: 24, arbitrary: own }, { weight: 1, arbitrary: more });
};

const author = object({
  id: some(text),
  username: field(text),
  createdAt: some(time),
  roles: some(fc.array(text)),
  email: some(text),
});
const article = object({
  id: some(text),
  url: field(fc.webUrl()),
  title: some(text),
  tags: some(fc.array(text, { maxLength: 3 })),
  updatedAt: some(time),
});
const comments = object({
  text: field(text),
  id: field(text),
  rev: some(fc.integer({ min: 1 })),
  article: field(article),
  author: field(author),
  parentId: some(text),
  format: some(fc.constantFrom('plain', 'html')),
  createdAt: some(time),
  votes: some(fc.oneof(fc.integer(), fc.record({ up: fc.nat(), down: fc.nat() }))),
  scores: some(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.double({ min: 0, max: 1, noNaN: true }))),
  meta: some(fc.dictionary(text, fc.jsonValue())),
});
const events = object({
  type: field(
    fc.constantFrom('comment.created', 'comment.updated', 'comment.deleted', 'comment.voted', 'author.updated'),
  ),
  id: field(text),
  timestamp: field(time),
  data: field(
    fc.oneof(
      { weight: 8, arbitrary: comments },
      { weight: 1, arbitrary: object({ id: text, votes: fc.integer(), seq: fc.nat() }) },
    ),
  ),
});

/** What becomes of a value, with the order of its keys: it decides what is hashed. */
function outcome(check: (value: unknown) => unknown, value: unknown): string {
  try {
    return JSON.stringify(check(value));
  } catch (error) {
    return JSON.stringify((error as ProblemError).toProblem());
  }
}

describe('what is compiled', () => {
  const asWritten = (schema: typeof commentSchema | typeof eventSchema, type: string) => (value: unknown) =>
    validate(schema, value, { type, unknownKey: UNKNOWN });

  it.each([
    ['comment', comments, checkComment, asWritten(commentSchema, 'invalid-comment')],
    ['event', events, checkEvent, asWritten(eventSchema, 'invalid-event')],
  ] as const)('takes and refuses a %s as the schema does, in the same words', (_name, values, check, plain) => {
    let taken = 0;
    let tried = 0;
    fc.assert(
      fc.property(values, (value) => {
        const expected = outcome(plain, value);
        tried += 1;
        taken += expected.includes('"type":"/problems/') ? 0 : 1;
        expect(outcome(check, value)).toBe(expected);
      }),
      { numRuns: 1500 },
    );
    // Both ways were walked often.
    expect(taken).toBeGreaterThan(tried / 20);
    expect(tried - taken).toBeGreaterThan(tried / 20);
  });
});
