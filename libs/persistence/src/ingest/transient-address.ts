/** A reader's address on its way to be hashed: whoever writes out what holds it, to a store or a log, writes no address. */
export class TransientAddress {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  read(): string {
    return this.#value;
  }
}
