import type { Glyphs } from './glyph-writer.js';
import { trait, traitsOf } from './character.js';
import { type Patch, viewBit } from './patch.js';

/** A stretch of text to search: units, where each comes from in the base view, and which views it took. */
export interface Strip {
  codes: Uint16Array;
  length: number;
  at?: Int32Array;
  until?: Int32Array;
  needs?: Uint8Array;
  /** Run length of each unit, when runs are taken as one. */
  runs?: Int32Array;
  /** Stars are letters here. */
  starred?: boolean;
}

const initial = 1024;

/** Scratch memory that one search after the other fills; a strip is valid until the next `begin`. */
export class StripWriter implements Strip {
  codes = new Uint16Array(initial);
  at = new Int32Array(initial);
  until = new Int32Array(initial);
  needs = new Uint8Array(initial);
  runs: Int32Array | undefined;
  length = 0;
  private runLengths = new Int32Array(initial);

  begin(squeeze: boolean): void {
    this.length = 0;
    this.runs = squeeze ? this.runLengths : undefined;
  }

  private grow(): void {
    const size = this.codes.length * 2;
    const codes = new Uint16Array(size);
    codes.set(this.codes);
    this.codes = codes;
    const needs = new Uint8Array(size);
    needs.set(this.needs);
    this.needs = needs;
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(size);
      grown.set(old);
      return grown;
    };
    this.at = wider(this.at);
    this.until = wider(this.until);
    this.runLengths = wider(this.runLengths);
    this.runs = this.runs && this.runLengths;
  }

  push(code: number, at: number, until: number, needs: number): void {
    const last = this.length - 1;
    if (this.runs !== undefined && last >= 0 && this.codes[last] === code && (traitsOf(code) & trait.letter) !== 0) {
      this.runs[last] = (this.runs[last] ?? 0) + 1;
      this.until[last] = until;
      this.needs[last] = (this.needs[last] ?? 0) | needs;
      return;
    }
    if (this.length === this.codes.length) {
      this.grow();
    }
    this.codes[this.length] = code;
    this.at[this.length] = at;
    this.until[this.length] = until;
    this.needs[this.length] = needs;
    this.runLengths[this.length] = 1;
    this.length += 1;
  }

  private reserve(more: number): void {
    while (this.length + more > this.codes.length) {
      this.grow();
    }
  }

  pushBase(glyphs: Glyphs, from: number, to: number): void {
    if (this.runs === undefined && to > from) {
      this.reserve(to - from);
      const { codes, at, until, needs } = this;
      let next = this.length;
      for (let i = from; i < to; i += 1) {
        codes[next] = glyphs.codes[i] as number;
        at[next] = i;
        until[next] = i + 1;
        needs[next] = viewBit.base;
        next += 1;
      }
      this.length = next;
      return;
    }
    for (let i = from; i < to; i += 1) {
      this.push(glyphs.codes[i] ?? 0, i, i + 1, viewBit.base);
    }
  }

  pushPatch(patch: Patch): void {
    if (this.runs === undefined) {
      const size = patch.codes.length;
      this.reserve(size);
      for (let i = 0; i < size; i += 1) {
        const next = this.length + i;
        this.codes[next] = patch.codes[i] as number;
        this.at[next] = patch.at[i] as number;
        this.until[next] = patch.until[i] as number;
        this.needs[next] = patch.needs;
      }
      this.length += size;
      return;
    }
    for (let i = 0; i < patch.codes.length; i += 1) {
      this.push(patch.codes[i] ?? 0, patch.at[i] ?? 0, patch.until[i] ?? 0, patch.needs);
    }
  }
}

/** Goes back over `words` words from the token that holds `index`. */
export function reachLeft(glyphs: Glyphs, index: number, words: number): number {
  const { codes } = glyphs;
  let at = index;
  for (let word = 0; word <= words && at > 0; word += 1) {
    while (at > 0 && word > 0 && codes[at - 1] === 0x20) {
      at -= 1;
    }
    while (at > 0 && codes[at - 1] !== 0x20) {
      at -= 1;
    }
  }
  return at;
}

export function reachRight(glyphs: Glyphs, index: number, words: number): number {
  const { codes, length } = glyphs;
  let at = index;
  for (let word = 0; word <= words && at < length; word += 1) {
    while (at < length && word > 0 && codes[at] === 0x20) {
      at += 1;
    }
    while (at < length && codes[at] !== 0x20) {
      at += 1;
    }
  }
  return at;
}

/** Searches the patches with their neighbourhood, never the unchanged rest of the text. */
export function forEachStrip(
  writer: StripWriter,
  glyphs: Glyphs,
  patches: readonly Patch[],
  reach: number,
  squeeze: boolean,
  search: (strip: Strip) => void,
): void {
  let index = 0;
  while (index < patches.length) {
    writer.begin(squeeze);
    let patch = patches[index];
    let position = patch === undefined ? 0 : reachLeft(glyphs, patch.from, reach);
    let reached = position;
    while (patch !== undefined) {
      writer.pushBase(glyphs, position, patch.from);
      writer.pushPatch(patch);
      position = Math.max(position, patch.to);
      reached = reachRight(glyphs, position, reach);
      index += 1;
      patch = patches[index];
      if (patch !== undefined && (patch.from >= reached + 1 || patch.from < position)) {
        patch = undefined;
      }
    }
    writer.pushBase(glyphs, position, reached);
    search(writer);
  }
}
