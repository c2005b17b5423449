import { describe, expect, it } from '@jest/globals';
import { keyOf } from './key-of.js';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('what a key press means', () => {
  it.each([
    ['a Latin letter is itself', { key: 'a', code: 'KeyA' }, 'a'],
    ['with Caps Lock it is the same', { key: 'A', code: 'KeyA' }, 'a'],
    ['on Dvorak it is what is typed, not where it stands', { key: 'j', code: 'KeyC' }, 'j'],
    ['a Russian letter is what stands there on a Latin keyboard', { key: 'ф', code: 'KeyA' }, 'a'],
    ['a Russian letter where Latin keyboards have a sign stays what it is', { key: 'х', code: 'BracketLeft' }, 'х'],
    ['an Arabic letter', { key: 'ش', code: 'KeyA' }, 'a'],
    ['a digit', { key: '3', code: 'Digit3' }, '3'],
    ['a digit of the keypad', { key: '3', code: 'Numpad3' }, '3'],
    ['a French keyboard types a sign where digits stand', { key: '"', code: 'Digit3' }, '3'],
    ['an Arabic digit', { key: '٣', code: 'Digit3' }, '3'],
    ['a question mark on a digit key', { key: '?', code: 'Digit7', shiftKey: true }, '?'],
    ['an Arabic question mark', { key: '؟', code: 'Slash', shiftKey: true }, '?'],
    ['a slash', { key: '/', code: 'Slash' }, '/'],
    ['a named key', { key: 'Escape', code: 'Escape' }, 'Escape'],
    ['with Ctrl', { key: 'k', code: 'KeyK', ctrlKey: true }, 'Ctrl+k'],
    ['with Ctrl on a Russian layout', { key: 'л', code: 'KeyK', ctrlKey: true }, 'Ctrl+k'],
    ['with Command', { key: 'k', code: 'KeyK', metaKey: true }, 'Ctrl+k'],
    ['with Alt it belongs to the browser', { key: 'a', code: 'KeyA', altKey: true }, undefined],
  ])('%s', (_, pressed, meant) => {
    expect(keyOf({ ...none, ...pressed })).toBe(meant);
  });
});
