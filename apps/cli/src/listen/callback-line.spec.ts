import { describe, expect, it } from '@jest/globals';
import { callbackLine } from './callback-line.js';

const told = (data: object, type = 'comment.moderated') => callbackLine(Buffer.from(JSON.stringify({ type, data })));

describe('the line about a callback', () => {
  it.each([
    [{ id: '1001', show: true, decision: { action: 'approve', version: 2 } }, '1001  approve  shown  version 2'],
    [{ id: '1001', show: false, decision: { action: 'review', version: 1 } }, '1001  review  hidden  version 1'],
    [{ id: 'a\u001b[2Jb\n', show: true, decision: { action: 'approve', version: 1 } }, 'a\ufffd[2Jb\ufffd  approve  shown  version 1'],
  ])('tells comment, action, whether it is shown, and version: %j', (data, line) => {
    expect(told(data)).toBe(line);
  }); // prettier-ignore

  it('of another type tells the type', () => {
    expect(told({ id: 'e-1', more: 1 }, 'endpoint.disabled')).toBe('e-1  endpoint.disabled');
  });

  it.each(['', '{', '[]', '{"type":"comment.moderated"}'])('of an unknown form says so: %j', (body) => {
    expect(callbackLine(Buffer.from(body))).toBe('a callback of an unknown form');
  });
});
