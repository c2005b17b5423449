import type { ViewName } from '@palaver/text';
import type { FieldSpan, NearMiss } from '../evaluation.js';
import type { MissingFacts } from '../missing-facts.js';
import type { Need } from '../need.js';
import type { Reading } from '../reading.js';
import type { Truth } from '../truth.js';

/** What made a condition true, gathered only once a rule has hit. */
export interface Evidence {
  spans: FieldSpan[];
  /** What text leaves found: how deep it was disguised and whether it stood in quotes. */
  finds: { view: ViewName; quoted: boolean; term?: number }[];
  /** The first number compared in the condition. */
  number?: number;
}

/** A compiled condition. `test` allocates nothing unless a signal must be read. */
export interface Condition {
  readonly cost: number;
  readonly test: (reading: Reading) => Truth;
  /** Adds evidence; called when `test` was true. */
  readonly explain: (reading: Reading, evidence: Evidence) => void;
  /** Adds the facts without which `test` was unknown. */
  readonly missing: (reading: Reading, missing: MissingFacts) => void;
  /** The one comparison that a false condition missed by little; called right after `test` was false. */
  readonly near?: (reading: Reading) => Omit<NearMiss, 'rule'> | undefined;
  /** Without one of these `test` is false, costs no work and nothing is near; undefined when it must be run to know. */
  readonly needs?: readonly Need[];
  /** Running it may count as work. */
  readonly works?: boolean;
}

/** All conditions in one shape: calls to them are then quick, whatever kind they are. */
export function shaped({ cost, test, explain, missing, near, needs, works = false }: Condition): Condition {
  return { cost, test, explain, missing, near, needs, works };
}

export const noEvidence = (): void => undefined;
