import { buildBase, originalSpan, unitsText } from './base-view.js';
import type { Glyphs } from './glyph-writer.js';
import { trait, traitsOf } from './character.js';
import { type Patch, viewBit } from './patch.js';
import { readText, type Readings } from './readings.js';
import type { Span, TextFormat, TextViews, View, ViewName } from './types.js';

/** Longer texts are cut for matching: what stands behind is not looked at. */
const maxLength = 20_000;

/** Where the units of a view come from, in units of the base view. */
interface Spelled {
  codes: number[];
  at: number[];
  until: number[];
}

function spell(glyphs: Glyphs, patches: readonly Patch[]): Spelled {
  const spelled: Spelled = { codes: [], at: [], until: [] };
  let index = 0;
  const copyTo = (end: number): void => {
    for (; index < end; index += 1) {
      spelled.codes.push(glyphs.codes[index] ?? 0);
      spelled.at.push(index);
      spelled.until.push(index + 1);
    }
  };
  for (const patch of patches) {
    copyTo(patch.from);
    patch.codes.forEach((code, i) => {
      spelled.codes.push(code);
      spelled.at.push(patch.at[i] ?? 0);
      spelled.until.push(patch.until[i] ?? 0);
    });
    index = Math.max(index, patch.to);
  }
  copyTo(glyphs.length);
  return spelled;
}

function squeeze(spelled: Spelled): Spelled {
  const short: Spelled = { codes: [], at: [], until: [] };
  spelled.codes.forEach((code, i) => {
    const last = short.codes.length - 1;
    if (code === short.codes[last] && (traitsOf(code) & trait.letter) !== 0) {
      short.until[last] = spelled.until[i] ?? 0;
    } else {
      short.codes.push(code);
      short.at.push(spelled.at[i] ?? 0);
      short.until.push(spelled.until[i] ?? 0);
    }
  });
  return short;
}

function patchesFor(name: ViewName, readings: Readings): readonly Patch[] {
  switch (name) {
    case 'base':
      return [];
    case 'leet':
      return readings.leet[0] ?? readings.skeleton;
    case 'joined':
      return readings.joined[0] ?? readings.skeleton;
    default:
      return readings.skeleton;
  }
}

function toText(codes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < codes.length; i += 4096) {
    text += String.fromCharCode(...codes.slice(i, i + 4096));
  }
  return text;
}

/** The base view is the glyphs themselves; a view without patches reads the same. */
class BaseView implements View {
  readonly text: string;

  constructor(
    readonly name: ViewName,
    private readonly glyphs: Glyphs,
  ) {
    this.text = unitsText(glyphs, 0, glyphs.length);
  }

  toOriginal(start: number, end: number): Span {
    const { length } = this.glyphs;
    const [from, to] = [clamp(start, length), clamp(end, length)];
    return originalSpan(this.glyphs, from, Math.max(from, to));
  }
}

class PatchedView implements View {
  readonly text: string;

  constructor(
    readonly name: ViewName,
    private readonly glyphs: Glyphs,
    private readonly spelled: Spelled,
  ) {
    this.text = toText(spelled.codes);
  }

  toOriginal(start: number, end: number): Span {
    const { codes, at, until } = this.spelled;
    const [from, to] = [clamp(start, codes.length), clamp(end, codes.length)];
    if (from >= to) {
      const place = at[from] ?? this.glyphs.length;
      return originalSpan(this.glyphs, place, place);
    }
    const first = Math.min(at[from] ?? 0, at[to - 1] ?? 0);
    const last = Math.max(until[from] ?? 0, until[to - 1] ?? 0);
    return originalSpan(this.glyphs, first, last);
  }
}

function clamp(index: number, size: number): number {
  return Math.max(0, Math.min(index, size));
}

function buildView(name: ViewName, readings: Readings): View {
  const { glyphs } = readings;
  const patches = patchesFor(name, readings);
  if (name === 'squeezed') {
    return new PatchedView(name, glyphs, squeeze(spell(glyphs, patches)));
  }
  return patches.length === 0 ? new BaseView(name, glyphs) : new PatchedView(name, glyphs, spell(glyphs, patches));
}

export class ReadableText implements TextViews {
  readonly text: string;
  readonly cut: boolean;
  private cached?: Readings;
  private glyphs?: Glyphs;
  private views?: Map<number, View>;

  constructor(
    readonly original: string,
    private readonly format: TextFormat,
  ) {
    this.cut = original.length > maxLength;
    const splitsPair = this.cut && /[\ud800-\udbff]/.test(original.charAt(maxLength - 1));
    this.text = this.cut ? original.slice(0, splitsPair ? maxLength - 1 : maxLength) : original;
  }

  readings(): Readings {
    this.cached ??= readText(this.text, this.format);
    this.glyphs = this.cached.glyphs;
    return this.cached;
  }

  forget(): void {
    this.cached = undefined;
  }

  view(name: ViewName): View {
    this.views ??= new Map();
    const known = this.views.get(viewBit[name]);
    if (known !== undefined) {
      return known;
    }
    const view = name === 'base' ? this.baseView() : buildView(name, this.readings());
    this.views.set(viewBit[name], view);
    return view;
  }

  /** Needs none of the readings. */
  private baseView(): View {
    this.glyphs ??= buildBase(this.text, this.format);
    return new BaseView('base', this.glyphs);
  }
}

/**
 * The readings of a text with disguises undone. A view shows its first reading; the matcher tries the others too
 * (`1` as i and as l, one-letter words before a word that is spelled out).
 */
export function createViews(text: string, options: { format?: TextFormat } = {}): TextViews {
  return new ReadableText(text, options.format ?? 'plain');
}
