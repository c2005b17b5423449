import { describe, expect, it } from '@jest/globals';
import { inLine } from './in-line.js';

/** An act that ends when it is told to. */
function act(said: string[], name: string) {
  let end = () => {};
  let fail: (error: Error) => void = () => {};
  const promise = new Promise<void>((resolve, reject) => {
    [end, fail] = [resolve, reject];
  });
  const send = () => {
    said.push(`${name} begins`);
    return promise.finally(() => said.push(`${name} ends`));
  };
  return { send, end: () => end(), fail: (error: Error) => fail(error) };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

describe('acts upon comments', () => {
  it('are sent one after the other where they are about the same one', async () => {
    const said: string[] = [];
    const [one, other] = [act(said, 'one'), act(said, 'other')];
    const sent = [inLine(['a'], one.send), inLine(['a'], other.send)];
    await soon();
    expect(said).toEqual(['one begins']);
    one.end();
    other.end();
    await Promise.all(sent);
    expect(said).toEqual(['one begins', 'one ends', 'other begins', 'other ends']);
  });

  it('go on when the one before was refused', async () => {
    const said: string[] = [];
    const [one, other] = [act(said, 'one'), act(said, 'other')];
    const refused = inLine(['a'], one.send);
    const next = inLine(['a'], other.send);
    one.fail(new Error('refused'));
    await expect(refused).rejects.toThrow('refused');
    other.end();
    await next;
    expect(said).toEqual(['one begins', 'one ends', 'other begins', 'other ends']);
  });

  it('wait for all that was done with any of theirs, and for nothing else', async () => {
    const said: string[] = [];
    const [a, b, both, c] = [act(said, 'a'), act(said, 'b'), act(said, 'both'), act(said, 'c')];
    const sent = [inLine(['a'], a.send), inLine(['b'], b.send), inLine(['a', 'b'], both.send), inLine(['c'], c.send)];
    await soon();
    a.end();
    await soon();
    expect(said).toEqual(['a begins', 'b begins', 'c begins', 'a ends']);
    b.end();
    await soon();
    expect(said.slice(4)).toEqual(['b ends', 'both begins']);
    both.end();
    c.end();
    await Promise.all(sent);
  });
});
