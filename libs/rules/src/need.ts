import type { Reading, TextField } from './reading.js';

/** Hits of a slot of terms in a field, contacts of any kind in the text, or links in it. */
export type Need = { field: Exclude<TextField, 'article.title'>; slot: number } | 'contacts' | 'links';

/** Which rules have to be run on a comment, told by what was found in it: the others would all say no. */
export class Needs {
  /** By rule: 1 when it must be run whatever was found. */
  private readonly always: Uint8Array;
  private readonly slots = { text: new Map<number, number[]>(), 'author.username': new Map<number, number[]>() };
  private readonly contacts: number[] = [];
  private readonly links: number[] = [];
  private readonly marks: Uint8Array;

  constructor(rules: readonly (readonly Need[] | undefined)[]) {
    this.always = Uint8Array.from(rules, (needs) => (needs === undefined ? 1 : 0));
    this.marks = new Uint8Array(rules.length);
    rules.forEach((needs, rule) => {
      needs?.forEach((need) => this.listOf(need).push(rule));
    });
  }

  private listOf(need: Need): number[] {
    if (need === 'contacts' || need === 'links') {
      return this[need];
    }
    const bySlot = this.slots[need.field];
    const list = bySlot.get(need.slot) ?? [];
    bySlot.set(need.slot, list);
    return list;
  }

  /** By rule: not 0 when it has to be run. Valid until the next call. */
  met(reading: Reading): Uint8Array {
    const { marks } = this;
    marks.set(this.always);
    this.meetSlots(reading, 'text');
    this.meetSlots(reading, 'author.username');
    if (this.contacts.length > 0 && reading.field('text').contacts.length > 0) {
      this.mark(this.contacts);
    }
    if (this.links.length > 0 && reading.links.length > 0) {
      this.mark(this.links);
    }
    return marks;
  }

  private meetSlots(reading: Reading, field: 'text' | 'author.username'): void {
    const bySlot = this.slots[field];
    if (bySlot.size === 0) {
      return;
    }
    for (const slot of reading.field(field).slotsHit) {
      this.mark(bySlot.get(slot) ?? []);
    }
  }

  private mark(rules: readonly number[]): void {
    for (const rule of rules) {
      this.marks[rule] = 1;
    }
  }
}
