import type { Span } from '@palaver/text';
import type { Reading } from '../reading.js';

export type SignalType = 'number' | 'duration' | 'string' | 'set' | 'text' | 'stringText';
export type SignalValue = number | string | readonly string[];

/**
 * One observed value. `read` answers undefined when the fact is missing; a duration is in milliseconds.
 * A name that ends in `.*` stands for a family, whose member name is given to `read`.
 */
export interface SignalDeclaration {
  readonly name: string;
  readonly type: SignalType;
  readonly unit?: string;
  /** Relative cost of reading: 1 is a property, 10 a scan of the text, 50 more than that. */
  readonly cost: number;
  readonly description: string;
  readonly read: (reading: Reading, member: string) => SignalValue | undefined;
  /** The facts that are missing when `read` is undefined; by default the signal's own name. */
  readonly needs?: string;
  /** Where in the text the value comes from. */
  readonly spans?: (reading: Reading) => readonly Span[];
}
