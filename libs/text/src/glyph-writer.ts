import { foldOf, trait, traitsOf } from './character.js';
import { takePlaces, takeUnits } from './units.js';

/** The base view as numbers: a code per unit and, unless units and original correspond one to one, where each came from. */
export interface Glyphs {
  readonly codes: Uint16Array;
  readonly length: number;
  readonly starts?: Int32Array;
  readonly ends?: Int32Array;
  /** Some part was written right to left by an override, so offsets do not rise everywhere. */
  readonly reversed: boolean;
  /** Union of the traits of all characters: tells which views can differ at all. */
  readonly traits: number;
  /** The memory in which `codes` stand from `offset` on: texts are cut from it without looking at each unit. */
  readonly memory: Buffer;
  readonly offset: number;
}

const careful = trait.complex | trait.markup | trait.lineBreak;

/** Whether a unit belongs to the letter before it: marks, and Hangul jamo that are composed with what follows. */
export function goesOn(code: number): boolean {
  return (traitsOf(code) & trait.mark) !== 0 || (code > 0x1160 && code <= 0x11ff);
}

const override = 0x202e;
const overrideEnds = new Set([0x202c, 0x2069, 0x0a, 0x0d]);

/** Gathers the units of a base view with the places they come from; one is used for text after text. */
export class GlyphWriter {
  length = 0;
  traits = 0;
  private codes = new Uint16Array(1024);
  private starts = new Int32Array(1024);
  private ends = new Int32Array(1024);
  private reversed = false;
  private overrideStart = -1;

  begin(): void {
    this.length = 0;
    this.traits = 0;
    this.reversed = false;
    this.overrideStart = -1;
  }

  push(code: number, start: number, end: number): void {
    const { length } = this;
    if (length === this.codes.length) {
      this.grow();
    }
    this.codes[length] = code;
    this.starts[length] = start;
    this.ends[length] = end;
    this.length = length + 1;
  }

  /**
   * Copies units from `from` on for as long as each stands for itself and nothing that follows belongs to it. Answers
   * where the first other one stands.
   */
  pushPlain(units: Uint16Array, from: number, to: number): number {
    while (this.length + to - from > this.codes.length) {
      this.grow();
    }
    const { codes, starts, ends } = this;
    let { length, traits } = this;
    let i = from;
    for (; i < to; i += 1) {
      const code = units[i] as number;
      const bits = traitsOf(code);
      if ((bits & careful) !== 0) {
        break;
      }
      const folded = foldOf(code);
      traits |= bits | traitsOf(folded);
      codes[length] = folded;
      starts[length] = i;
      ends[length] = i + 1;
      length += 1;
    }
    const isMarked = i > from && i < to && goesOn(units[i] as number);
    this.length = isMarked ? length - 1 : length;
    this.traits = traits;
    return isMarked ? i - 1 : i;
  }

  pushText(text: string, start: number, end: number): void {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      const bits = traitsOf(code);
      if ((bits & trait.invisible) === 0) {
        const unit = (bits & trait.space) === 0 ? code : 0x20;
        this.traits |= traitsOf(unit);
        this.push(unit, start, end);
      }
    }
  }

  direction(code: number): void {
    if (this.overrideStart >= 0 && (overrideEnds.has(code) || code === override)) {
      this.turn();
    }
    if (code === override) {
      this.overrideStart = this.length;
    }
  }

  finish(): Glyphs {
    this.turn();
    const { length, reversed, traits } = this;
    const { codes, memory, offset } = takeUnits(length);
    const [starts, ends] = [takePlaces(length), takePlaces(length)];
    codes.set(this.codes.subarray(0, length));
    starts.set(this.starts.subarray(0, length));
    ends.set(this.ends.subarray(0, length));
    return { codes, length, starts, ends, reversed, traits, memory, offset };
  }

  private grow(): void {
    const wider = <List extends Uint16Array | Int32Array>(list: List, room: List): List => {
      room.set(list);
      return room;
    };
    const size = this.codes.length * 2;
    this.codes = wider(this.codes, new Uint16Array(size));
    this.starts = wider(this.starts, new Int32Array(size));
    this.ends = wider(this.ends, new Int32Array(size));
  }

  /** Turns what stands after the override, keeping surrogate pairs in order. */
  private turn(): void {
    const [from, to] = [this.overrideStart, this.length];
    this.overrideStart = -1;
    if (from < 0) {
      return;
    }
    this.reversed = true;
    for (const list of [this.codes, this.starts, this.ends]) {
      list.subarray(from, to).reverse();
    }
    const { codes } = this;
    for (let i = from; i + 1 < to; i += 1) {
      const [low = 0, high = 0] = [codes[i], codes[i + 1]];
      if (low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff) {
        codes[i] = high;
        codes[i + 1] = low;
        i += 1;
      }
    }
  }
}
