import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Sealer } from './sealer.js';

const sealer = new Sealer(randomBytes(32));
const context = 'site_secret:demo';

describe('Sealer', () => {
  it('opens what it sealed', () => {
    const sealed = sealer.seal('whsec_x', context);
    expect(sealer.open(sealed, context).toString()).toBe('whsec_x');
    expect(sealed.includes('whsec_x')).toBe(false);
  });

  it('never seals twice to the same bytes', () => {
    expect(sealer.seal('a', context).equals(sealer.seal('a', context))).toBe(false);
  });

  it.each([
    ['another site', 'site_secret:other'],
    ['another record', 'endpoint_secret:demo'],
  ])('does not open what was moved to %s', (_name, moved) => {
    const sealed = sealer.seal('a', context);
    expect(() => sealer.open(sealed, moved)).toThrow('belongs to another record');
  });

  it('does not open changed, cut or foreign bytes', () => {
    const sealed = sealer.seal('a', context);
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed.at(-1) as number) ^ 1;
    expect(() => sealer.open(changed, context)).toThrow('was changed');
    expect(() => sealer.open(sealed.subarray(0, 20), context)).toThrow('not a sealed secret');
    expect(() => new Sealer(randomBytes(32)).open(sealed, context)).toThrow('another master key');
  });
});
