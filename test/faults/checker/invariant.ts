/** A query that must return no row; several may share an id. */
export interface Invariant {
  id: `I${number}`;
  /** What a row would mean. */
  says: string;
  sql: string;
}
