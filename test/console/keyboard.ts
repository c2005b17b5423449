import { type CDPSession, type Page } from 'playwright-core';

const CODES =
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash'.split(
    ' ',
  );

/** What each layout types, key by key, along the three rows of letters. */
const LAYOUTS = {
  Latin: 'qwertyuiopasdfghjkl;zxcvbnm,./',
  Russian: 'йцукенгшщзфывапролджячсмитьбю.',
  Dvorak: "',.pyfgcrlaoeuidhtns;qjkxbmwvz",
};

export type Layout = keyof typeof LAYOUTS;

/** A keyboard that sends what a real one of this layout does: `key` is what it types, `code` where it stands. */
export class Keyboard {
  private constructor(
    private readonly session: CDPSession,
    private readonly layout: Layout,
  ) {}

  static async of(page: Page, layout: Layout): Promise<Keyboard> {
    return new Keyboard(await page.context().newCDPSession(page), layout);
  }

  /** @param names of commands' keys as on a Latin keyboard; one that has no Latin letters is pressed at the same places */
  async press(...names: string[]): Promise<void> {
    for (const name of names) {
      const { key, code } = this.keyOf(name);
      const typed = key === 'Enter' ? { text: '\r' } : key.length === 1 ? { text: key } : {};
      await this.session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, ...typed });
      await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code });
    }
  }

  private keyOf(name: string): { key: string; code: string } {
    if (name.length > 1) {
      return { key: name, code: name };
    }
    if (/\d/.test(name)) {
      return { key: name, code: `Digit${name}` };
    }
    const types = LAYOUTS[this.layout];
    const at = (types.includes(name) ? types : LAYOUTS.Latin).indexOf(name);
    return { key: types[at] ?? name, code: CODES[at] ?? '' };
  }
}
