type Column = Float64Array | Uint32Array | Uint8Array;

const FIRST_ROWS = 1024;

/**
 * Rows of numbers in columns, the oldest of which make room for new ones. A row keeps its number while it is there, and
 * no other row ever gets it; columns grow by doubling, up to `most` rows.
 */
export class Ring<Columns extends Record<string, Column>> {
  columns: Columns;
  /** The oldest row that is there; numbers begin with 1. */
  first = 1;
  /** The number the next row will get. */
  next = 1;
  private rows = FIRST_ROWS;

  /** @param most a power of two @param make columns for so many rows; one may have several places per row */
  constructor(
    private readonly make: (rows: number) => Columns,
    private readonly most: number,
  ) {
    this.columns = make(this.rows);
  }

  get isFull(): boolean {
    return !this.fits(1);
  }

  fits(rows: number): boolean {
    return this.next - this.first + rows <= this.most;
  }

  get capacity(): number {
    return this.rows;
  }

  /** Where row `n` stands in its columns. */
  place(n: number): number {
    return n & (this.rows - 1);
  }

  /** A new row, whose columns hold what stood there before. Returns whether the columns had to grow. */
  add(): boolean {
    const grows = this.next - this.first >= this.rows;
    if (grows) {
      this.grow();
    }
    this.next += 1;
    return grows;
  }

  private grow(): void {
    const { columns: old, rows } = this;
    const columns = this.make(rows * 2);
    this.rows = rows * 2;
    for (const name of Object.keys(old)) {
      const [from, to] = [old[name] as Column, columns[name] as Column];
      const width = from.length / rows;
      // Rows up to the end of the old columns stand together in both.
      for (let n = this.first; n < this.next; n += rows - (n & (rows - 1))) {
        const place = (n & (rows - 1)) * width;
        const end = Math.min(rows, (n & (rows - 1)) + this.next - n) * width;
        to.set(from.subarray(place, end), this.place(n) * width);
      }
    }
    this.columns = columns;
  }
}
