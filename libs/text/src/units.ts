/** UTF-16 units, with the memory they stand in. */
export interface Units {
  codes: Uint16Array;
  memory: Buffer;
}

/** Cuts pieces from a larger stretch of memory: a small typed array of its own costs more than filling it. */
class Pool<Piece extends { subarray(from: number, to: number): Piece; readonly length: number }> {
  private used = 0;
  private current: Piece;

  constructor(private readonly make: () => Piece) {
    this.current = make();
  }

  take(length: number): Piece {
    if (this.used + length > this.current.length) {
      this.current = this.make();
      this.used = 0;
    }
    const from = this.used;
    this.used += length;
    return this.current.subarray(from, this.used);
  }
}

const maxShort = 200;
const maxPooled = 4_096;
/** Names and headlines are kept, and with them all the memory they were cut from: that must not be much. */
const shortUnits = new Pool(() => Buffer.alloc(8_192));
const longUnits = new Pool(() => Buffer.alloc(65_536));
const shortPlaces = new Pool(() => new Int32Array(4_096));
const longPlaces = new Pool(() => new Int32Array(32_768));

/** Room for units. */
export function takeUnits(length: number): Units {
  const pool = length <= maxShort ? shortUnits : longUnits;
  const memory = length <= maxPooled ? pool.take(length * 2) : Buffer.alloc(length * 2);
  return { codes: new Uint16Array(memory.buffer, memory.byteOffset, length), memory };
}

/** The units of a text, copied as memory whatever form the engine keeps the text in. */
export function unitsOf(text: string): Units {
  const units = takeUnits(text.length);
  units.memory.write(text, 'utf16le');
  return units;
}

/** Room for numbers that say where units come from. */
export function takePlaces(length: number): Int32Array {
  return length > maxPooled ? new Int32Array(length) : (length <= maxShort ? shortPlaces : longPlaces).take(length);
}

let scratch = Buffer.alloc(maxPooled * 2);
let scratchUnits = new Uint16Array(scratch.buffer);

/** The units of a text for one look through them: valid until the next call. */
export function scratchUnitsOf(text: string): Uint16Array {
  if (text.length > scratchUnits.length) {
    scratch = Buffer.alloc(text.length * 2);
    scratchUnits = new Uint16Array(scratch.buffer);
  }
  scratch.write(text, 'utf16le');
  return scratchUnits;
}
