/** What arrivals are counted by. */
export const ARRIVAL_KINDS = { author: 0, ip: 1, article: 2, link: 3, site: 4 } as const;
export type ArrivalKind = keyof typeof ARRIVAL_KINDS;

/** A key from a hash of at most 53 bits: its last three bits say the kind. */
export function arrivalKey(kind: ArrivalKind, hash: number): number {
  return hash - (hash % 8) + ARRIVAL_KINDS[kind];
}
