import { buildBase } from './base-view.js';
import { trait, traitsOf } from './character.js';
import { viewBit, viewOrder } from './patch.js';
import { lookalikeOf } from './character.js';
import type { TermSpec } from './types.js';

/** One use of a pattern: which term it stands for, where it may stand and in which views. */
export interface Entry {
  term: number;
  match: TermSpec['match'];
  /** View bits the term is looked for in. */
  views: number;
  /** View bits that this spelling of the term adds to what the text needed. */
  adds: number;
  /** View bits of which the text must have needed one; 0 for no such condition. */
  requires: number;
  /** Set for terms with case: their spelling in the composed form. */
  exactCase?: string;
  /** Lengths of the runs of the term, in the squeezed automaton. */
  runs?: readonly number[];
}

export interface PatternTable {
  texts: string[];
  entries: Entry[][];
}

/** Shorter words without their spaces are too often other words. */
const minClosedUp = 8;
/** From this many letters on, a word that misses one of a doubled letter is still that word. */
const minMisspelt = 7;

export class PatternTableBuilder implements PatternTable {
  readonly texts: string[] = [];
  readonly entries: Entry[][] = [];
  private readonly ids = new Map<string, number>();

  add(text: string, entry: Entry): void {
    if (text === '') {
      return;
    }
    const id = this.ids.get(text) ?? this.texts.length;
    if (id === this.texts.length) {
      this.ids.set(text, id);
      this.texts.push(text);
      this.entries.push([]);
    }
    this.entries[id]?.push(entry);
  }
}

function baseForm(term: string): string {
  const { codes } = buildBase(term.trim().replace(/\s+/g, ' '), 'plain');
  return String.fromCharCode(...codes)
    .replace(/ +/g, ' ')
    .trim();
}

const cyrillic = /\p{Script=Cyrillic}/u;

/** A word that mixes scripts is read in Latin shapes, so a Cyrillic term is looked for in those shapes as well. */
function skeletonForm(base: string): string {
  if (!/[^\u0000-\u007f]/.test(base) || !(/\p{Script=Latin}/u.test(base) || cyrillic.test(base))) {
    return base;
  }
  const read = Array.from(base, (c) => (c.charCodeAt(0) < 0x80 ? c : (lookalikeOf(c) ?? c))).join('');
  return read.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Runs of a letter as one, with the length of each run. */
export function squeezeTerm(text: string): { text: string; runs: number[] } {
  const runs: number[] = [];
  let short = '';
  for (const unit of text.split('')) {
    if (short.endsWith(unit) && short !== '' && (traitsOf(unit.charCodeAt(0)) & trait.letter) !== 0) {
      runs[runs.length - 1] = (runs[runs.length - 1] ?? 0) + 1;
    } else {
      short += unit;
      runs.push(1);
    }
  }
  return { text: short, runs };
}

function maskOf(spec: TermSpec): number {
  return spec.views.reduce((mask, name) => mask | viewBit[name], 0) & (spec.caseSensitive === true ? viewBit.base : ~0);
}

/** The spellings under which the terms are looked for: one table for the texts as they are, one for squeezed texts. */
export function spellTerms(terms: readonly TermSpec[]): { plain: PatternTable; squeezed: PatternTable } {
  const plain = new PatternTableBuilder();
  const squeezed = new PatternTableBuilder();
  terms.forEach((spec, term) => {
    const base = baseForm(spec.term);
    const views = maskOf(spec);
    const entry = { term, match: spec.match, views, adds: 0, requires: 0 };
    const exactCase = spec.caseSensitive === true ? spec.term.trim().replace(/\s+/g, ' ').normalize('NFKC') : undefined;
    plain.add(base, { ...entry, exactCase });
    if ((views & ~viewBit.base) === 0) {
      return;
    }
    const forms = new Set([base, skeletonForm(base)]);
    for (const form of forms) {
      const disguised = form === base ? 0 : viewBit.skeleton;
      const closed = form.replaceAll(' ', '');
      // Latin shapes of a Cyrillic term may be a Latin word: only what had look-alikes undone counts.
      const shapes = disguised !== 0 && cyrillic.test(base) ? viewBit.skeleton : 0;
      if (disguised !== 0) {
        plain.add(form, { ...entry, requires: shapes || views & ~viewBit.base });
      }
      const anywhere = spec.match === 'anywhere';
      if (closed !== form && (anywhere || (views & viewBit.joined) !== 0)) {
        const adds = anywhere ? 0 : viewBit.joined;
        plain.add(closed, { ...entry, adds, requires: closed.length >= minClosedUp ? disguised : viewBit.joined });
      }
      if ((views & viewBit.squeezed) === 0) {
        continue;
      }
      const short = squeezeTerm(form);
      squeezed.add(short.text, { ...entry, requires: shapes, runs: short.runs });
      if (short.text !== form && form.length >= minMisspelt) {
        plain.add(short.text, { ...entry, requires: shapes, adds: viewBit.squeezed });
      }
    }
  });
  return { plain, squeezed };
}

export const riskyBits = viewOrder.reduce((mask, name) => mask | viewBit[name], 0) & ~viewBit.base;
