/** What stands in every match of a pattern: a cheap filter before the pattern itself. */
export interface Required {
  /** At least one of these, which are at least three ASCII letters or digits long; undefined when nothing is known. */
  literals?: string[];
  /** Of each of these sets at least one. They hold literals of any length, and signs and digits of classes. */
  sets: string[][];
}

/** Reads what a pattern requires. Errs towards nothing. */
export function requiredBy(source: string): Required {
  // Flags, quoting and classes by name change how characters are read; such patterns simply get no filter.
  if (/\(\?[^:P<]|\\[QEpPx]/.test(source)) {
    return { sets: [] };
  }
  const reader = new LiteralReader(source);
  const { literals, sets } = reader.alternatives();
  if (!reader.atEnd) {
    return { sets: [] };
  }
  const isPlain = reader.keepsPlaces && !/\\[0-9]/.test(source);
  return { literals: literals && [...new Set(literals)], sets: isPlain ? sets.map((set) => [...new Set(set)]) : [] };
}

/** The literals alone. */
export function requiredLiterals(source: string): string[] | undefined {
  return requiredBy(source).literals;
}

const minLength = 3;
const maxLiterals = 64;
/** Larger classes stand nearly everywhere. */
const maxClass = 16;

const shortest = (literals: readonly string[]): number => Math.min(...literals.map((literal) => literal.length));

function better(a: string[] | undefined, b: string[] | undefined): string[] | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  return shortest(b) > shortest(a) ? b : a;
}

/** The characters of a class such as `[$€]` or `[0-9]`, if they are few and have no case. */
function classSet(body: string): string[] | undefined {
  if (/^\^|\\|\[/.test(body)) {
    return undefined;
  }
  const characters: string[] = [];
  for (let i = 0; i < body.length; i += 1) {
    const first = body.charCodeAt(i);
    const isRange = body[i + 1] === '-' && i + 2 < body.length;
    const last = isRange ? body.charCodeAt(i + 2) : first;
    i += isRange ? 2 : 0;
    for (let code = first; code <= last && characters.length <= maxClass; code += 1) {
      characters.push(String.fromCharCode(code));
    }
  }
  const plain = characters.every((one) => one.toLowerCase() === one.toUpperCase() && !/[\ud800-\udfff]/.test(one));
  return plain && characters.length > 0 && characters.length <= maxClass ? characters : undefined;
}

interface Element {
  literal?: string;
  group?: Required;
  set?: string[];
}

class LiteralReader {
  private at = 0;
  /** In lower case. */
  private readonly source: string;

  constructor(private readonly written: string) {
    this.source = written.toLowerCase();
  }

  /** What stands at a place in lower case stood there before. */
  get keepsPlaces(): boolean {
    return this.source.length === this.written.length;
  }

  get atEnd(): boolean {
    return this.at >= this.source.length;
  }

  /** Every branch must offer a literal, or none is required. */
  alternatives(): Required {
    const branches = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    const all = branches.flatMap((branch) => branch.literals ?? []);
    const isOpen = branches.some((branch) => branch.literals === undefined) || all.length > maxLiterals;
    return { literals: isOpen ? undefined : all, sets: this.setsOf(branches) };
  }

  /** Of several branches one set is left: what one of them requires, for each its most telling. */
  private setsOf(branches: readonly Required[]): string[][] {
    const [only] = branches;
    if (branches.length === 1 && only !== undefined) {
      return only.sets;
    }
    const best = branches.map(({ sets }) => sets.reduce<string[] | undefined>(better, undefined));
    const union = best.flatMap((set) => set ?? []);
    return best.includes(undefined) || union.length > maxLiterals ? [] : [union];
  }

  private sequence(): Required {
    let literals: string[] | undefined;
    const sets: string[][] = [];
    let run = '';
    const endRun = (): void => {
      literals = run.length >= minLength ? better(literals, [run]) : literals;
      if (run !== '') {
        sets.push([run]);
      }
      run = '';
    };
    while (!this.atEnd && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const part = this.element();
      const optional = this.quantifier();
      if (optional === 'once' && part.literal !== undefined) {
        run += part.literal;
        continue;
      }
      if (optional === 'repeated' && part.literal !== undefined) {
        run += part.literal;
      }
      endRun();
      if (optional !== 'optional') {
        literals = better(literals, part.group?.literals);
        sets.push(...(part.group?.sets ?? []), ...(part.set === undefined ? [] : [part.set]));
      }
    }
    endRun();
    return { literals, sets };
  }

  private element(): Element {
    const char = this.source[this.at++] ?? '';
    if (char === '(') {
      const marker = /\?(?::|P?<[a-z0-9_]+>)/y;
      marker.lastIndex = this.at;
      this.at += marker.exec(this.source)?.[0].length ?? 0;
      const group = this.alternatives();
      this.at++;
      return { group };
    }
    if (char === '[') {
      const body = /\^?\]?(?:\\.|\[:\^?[a-z]+:\]|[^\]\\])*\]/y;
      body.lastIndex = this.at;
      const start = this.at;
      this.at += body.exec(this.source)?.[0].length ?? this.source.length;
      return { set: classSet(this.written.slice(start, this.at - 1)) };
    }
    if (char === '\\') {
      this.at++;
      return { set: this.written[this.at - 1] === 'd' ? Array.from('0123456789') : undefined };
    }
    return /[a-z0-9]/.test(char) ? { literal: char } : {};
  }

  private quantifier(): 'once' | 'optional' | 'repeated' {
    const form = /(?:[*?+]|\{\d*,?\d*\})\??/y;
    form.lastIndex = this.at;
    const found = form.exec(this.source)?.[0];
    if (found === undefined) {
      return 'once';
    }
    this.at += found.length;
    return /^[+]|^\{[1-9]/.test(found) ? 'repeated' : 'optional';
  }
}
