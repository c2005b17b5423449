import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { LiveStream } from './live-stream.js';

function setUp() {
  const out = new PassThrough({ highWaterMark: 1 });
  const state = { closed: 0 };
  const stream = new LiveStream(out, { isIn: () => Promise.resolve(true), onClose: () => (state.closed += 1) });
  return { out, state, stream };
}

describe('a stream', () => {
  it('tells the past before what comes meanwhile', () => {
    const { out, stream } = setUp();
    stream.send('new;');
    stream.write('old;');
    stream.goLive();
    stream.send('newest;');
    const told: Buffer[] = [];
    for (let part = out.read() as Buffer | null; part !== null; part = out.read() as Buffer | null) {
      told.push(part);
    }
    expect(Buffer.concat(told).toString()).toBe('old;new;newest;');
    out.destroy();
  });

  it.each([true, false])('that is not read is cut off, and its memory with it (live: %s)', async (isLive) => {
    const { out, state, stream } = setUp();
    if (isLive) {
      stream.goLive();
    }
    const event = 'x'.repeat(10_000);
    let sent = 0;
    for (; !out.destroyed && sent < 100; sent += 1) {
      stream.send(event);
    }
    expect(sent).toBeLessThan(30);
    await turn();
    expect(state.closed).toBe(1);
  });
});
