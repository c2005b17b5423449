import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deliveryId, readDeliveryCursor, readDeliveryId, writeDeliveryCursor } from './delivery-id.js';

const place = fc.record({
  topic: fc.constantFrom('decision', 'endpoint'),
  version: fc.integer({ min: 1, max: 999_999_999 }),
  subjectId: fc
    .string({ minLength: 1, maxLength: 200, unit: 'grapheme' })
    .filter((id) => !id.includes('\0') && id.length <= 200),
});

describe('the id of a delivery', () => {
  it('is read back as what it was made of', () => {
    fc.assert(fc.property(place, (one) => expect(readDeliveryId(deliveryId(one))).toEqual(one)));
    fc.assert(
      fc.property(place, (one) => {
        const cursor = { ...one, place: '2026-01-31 12:00:00.123456+00' };
        expect(readDeliveryCursor(writeDeliveryCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  it.each(['', 'decision', 'decision.1.', 'other.1.c', 'decision.x.c', 'decision.-1.c', 'decision.1234567890.c'])(
    'is never "%s"',
    (id) => expect(readDeliveryId(id)).toBeUndefined(),
  );

  it.each(['', '%%%', 'W10', Buffer.from('["yesterday","decision.1.c"]').toString('base64url')])(
    'and "%s" is no cursor',
    (cursor) => expect(() => readDeliveryCursor(cursor)).toThrow(/not one of ours/),
  );
});
