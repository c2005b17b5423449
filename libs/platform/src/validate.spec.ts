import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type ProblemError } from './problem-error.js';
import { validate } from './validate.js';

const schema = z.strictObject({
  id: z.string().max(3, 'must be short'),
  kind: z.enum(['a', 'b']).optional(),
  many: z.array(z.int()).max(2).optional(),
  'a/b~c': z.boolean().optional(),
  named: z.record(z.string().max(2, 'must be short'), z.int()).optional(),
});

function errors(value: unknown) {
  try {
    validate(schema, value, { type: 'invalid-thing', unknownKey: 'unknown key; no' });
    return [];
  } catch (error) {
    return (error as ProblemError).errors;
  }
}

describe('validate', () => {
  it.each([
    [{}, [{ pointer: '/id', detail: 'is required: send a string' }]],
    [{ id: 7 }, [{ pointer: '/id', detail: 'must be a string' }]],
    [{ id: 'long' }, [{ pointer: '/id', detail: 'must be short' }]],
    [{ id: 'a', kind: 'c' }, [{ pointer: '/kind', detail: 'must be one of a, b' }]],
    [{ id: 'a', many: [1, 1.5] }, [{ pointer: '/many/1', detail: 'must be a whole number' }]],
    [{ id: 'a', many: [1, 2, 3] }, [{ pointer: '/many', detail: 'must have at most 2 entries' }]],
    [{ id: 'a', 'a/b~c': 1 }, [{ pointer: '/a~1b~0c', detail: 'must be true or false' }]],
    [{ id: 'a', more: 1 }, [{ pointer: '/more', detail: 'unknown key; no' }]],
    [{ id: 'a', named: { abc: 1 } }, [{ pointer: '/named/abc', detail: 'the key must be short' }]],
    [[], [{ pointer: '', detail: 'must be an object' }]],
  ])('tells what is wrong with %j', (value, expected) => {
    expect(errors(value)).toEqual(expected);
  });

  it('gives back what fits', () => {
    expect(validate(schema, { id: 'abc' }, { type: 'invalid-thing' })).toEqual({ id: 'abc' });
  });
});
