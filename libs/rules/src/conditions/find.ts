import type { Span, ViewName } from '@palaver/text';
import type { FieldReading } from '../field-reading.js';
import type { Reading } from '../reading.js';

export interface Find {
  view: ViewName;
  span: Span;
  /** The term that was found, by its place in the rule set's terms. */
  term?: number;
}

/** Looks into one field; undefined when the budget was spent. */
export type Finder = (field: FieldReading, reading: Reading) => readonly Find[] | undefined;

export interface Search {
  find: Finder;
  /** Without a hit of one of these slots nothing is found. */
  slots?: readonly number[];
}

export const nothing: readonly Find[] = [];
