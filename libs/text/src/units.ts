/** UTF-16 units, with the memory in which they stand from `offset` on. */
export interface Units {
  codes: Uint16Array;
  memory: Buffer;
  offset: number;
}

/** Cuts pieces from a larger stretch of memory: a small typed array of its own costs more than filling it. */
class UnitPool {
  private codes = new Uint16Array(0);
  private memory = Buffer.alloc(0);
  private used = 0;

  constructor(private readonly size: number) {}

  take(length: number): Units {
    if (this.used + length > this.codes.length) {
      this.codes = new Uint16Array(this.size);
      this.memory = Buffer.from(this.codes.buffer);
      this.used = 0;
    }
    const from = this.used;
    this.used += length;
    return { codes: this.codes.subarray(from, this.used), memory: this.memory, offset: from * 2 };
  }
}

class PlacePool {
  private places = new Int32Array(0);
  private used = 0;

  constructor(private readonly size: number) {}

  take(length: number): Int32Array {
    if (this.used + length > this.places.length) {
      this.places = new Int32Array(this.size);
      this.used = 0;
    }
    const from = this.used;
    this.used += length;
    return this.places.subarray(from, this.used);
  }
}

const maxShort = 200;
const maxPooled = 4_096;
/** Names and headlines are kept, and with them all the memory they were cut from: that must not be much. */
const shortUnits = new UnitPool(4_096);
const longUnits = new UnitPool(32_768);
const shortPlaces = new PlacePool(4_096);
const longPlaces = new PlacePool(32_768);

/** Room for units. */
export function takeUnits(length: number): Units {
  return length > maxPooled
    ? new UnitPool(length).take(length)
    : (length > maxShort ? longUnits : shortUnits).take(length);
}

/** The units of a text, copied as memory whatever form the engine keeps the text in. */
export function unitsOf(text: string): Units {
  const units = takeUnits(text.length);
  units.memory.write(text, units.offset, text.length * 2, 'utf16le');
  return units;
}

/** Room for numbers that say where units come from. */
export function takePlaces(length: number): Int32Array {
  return length > maxPooled ? new Int32Array(length) : (length > maxShort ? longPlaces : shortPlaces).take(length);
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
