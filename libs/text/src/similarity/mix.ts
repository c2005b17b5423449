/** Spreads 32 bits evenly: the finisher of MurmurHash3 (Austin Appleby, public domain). */
export function mix(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Two hashes of 32 bits as one number of 53, which JSON and JavaScript both keep exactly. */
export function joined(high: number, low: number): number {
  return (mix(high) & 0x1fffff) * 0x100000000 + mix(low);
}

/** 53 bits that tell texts apart; no secret, and no defence against somebody who looks for two with the same. */
export function textKey(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995);
  }
  return joined(high, low ^ text.length);
}
