const mask = (1n << 64n) - 1n;
const turns = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];
const lanes = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];
const rate = 136;

function rotate(value: bigint, by: number): bigint {
  return ((value << BigInt(by)) | (value >> BigInt(64 - by))) & mask;
}

/** Round constants from the linear feedback register of the Keccak reference. */
function roundConstants(): bigint[] {
  let register = 1;
  return Array.from({ length: 24 }, () => {
    let constant = 0n;
    for (let j = 0; j < 7; j += 1) {
      constant |= (register & 1) === 1 ? 1n << BigInt(2 ** j - 1) : 0n;
      register = (register << 1) ^ (register & 0x80 ? 0x171 : 0);
    }
    return constant;
  });
}
const constants = roundConstants();

function permute(state: bigint[]): void {
  const at = (i: number): bigint => state[i] ?? 0n;
  for (const constant of constants) {
    const parity = [0, 1, 2, 3, 4].map((x) => at(x) ^ at(x + 5) ^ at(x + 10) ^ at(x + 15) ^ at(x + 20));
    for (let i = 0; i < 25; i += 1) {
      state[i] = at(i) ^ (parity[(i + 4) % 5] ?? 0n) ^ rotate(parity[(i + 1) % 5] ?? 0n, 1);
    }
    let carried = at(1);
    lanes.forEach((lane, i) => {
      const next = at(lane);
      state[lane] = rotate(carried, turns[i] ?? 0);
      carried = next;
    });
    for (let y = 0; y < 25; y += 5) {
      const row = state.slice(y, y + 5);
      for (let x = 0; x < 5; x += 1) {
        state[y + x] = (row[x] ?? 0n) ^ (~(row[(x + 1) % 5] ?? 0n) & mask & (row[(x + 2) % 5] ?? 0n));
      }
    }
    state[0] = at(0) ^ constant;
  }
}

/** Keccak-256 (the padding before SHA-3) of a short ASCII text, as hex; enough for the address check of EIP-55. */
export function keccak256(text: string): string {
  const block = Buffer.alloc(rate);
  block.write(text, 'latin1');
  block[text.length] = 1;
  block[rate - 1] = (block[rate - 1] ?? 0) | 0x80;
  const state = Array.from({ length: 25 }, (_, i) => (i < rate / 8 ? block.readBigUInt64LE(i * 8) : 0n));
  permute(state);
  const out = Buffer.alloc(32);
  state.slice(0, 4).forEach((lane, i) => out.writeBigUInt64LE(lane, i * 8));
  return out.toString('hex');
}

/** EIP-55: the capitals of a mixed-case address follow its hash; all small or all capital letters carry no check. */
export function isEthereumAddress(text: string): boolean {
  const hex = text.slice(2);
  const lower = hex.toLowerCase();
  if (hex === lower || hex === hex.toUpperCase()) {
    return true;
  }
  const hash = keccak256(lower);
  return Array.from(hex).every(
    (character, i) =>
      !/[a-f]/i.test(character) || (character !== character.toLowerCase()) === parseInt(hash.charAt(i), 16) > 7,
  );
}
