/** Names of facts that a rule could not do without, each once and in order; they are one or two. */
export class MissingFacts {
  readonly names: string[] = [];

  add(name: string): void {
    const { names } = this;
    let at = names.length;
    while (at > 0 && (names[at - 1] as string) > name) {
      at -= 1;
    }
    if (at === 0 || names[at - 1] !== name) {
      names.splice(at, 0, name);
    }
  }
}
