/** Numbers of one search after the other, in memory that is kept. */
export class Scratch {
  list = new Int32Array(256);
  count = 0;

  /** Room for so many numbers; what stood there is gone. */
  begin(most: number): Int32Array {
    if (most > this.list.length) {
      this.list = new Int32Array(most * 2);
    }
    this.count = 0;
    return this.list;
  }

  push(value: number): void {
    if (this.count === this.list.length) {
      const grown = new Int32Array(this.count * 2);
      grown.set(this.list);
      this.list = grown;
    }
    this.list[this.count] = value;
    this.count += 1;
  }
}
