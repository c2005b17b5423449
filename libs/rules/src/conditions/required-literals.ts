/**
 * Literals of which at least one stands in every match of a pattern: a cheap filter before the pattern itself.
 * Errs towards undefined. Only ASCII letters and digits count, so that folding cannot change them.
 */
export function requiredLiterals(source: string): string[] | undefined {
  // Flags, quoting and classes by name change how characters are read; such patterns simply get no filter.
  if (/\(\?[^:P<]|\\[QEpPx]/.test(source)) {
    return undefined;
  }
  const reader = new LiteralReader(source.toLowerCase());
  const literals = reader.alternatives();
  return reader.atEnd && literals !== undefined ? [...new Set(literals)] : undefined;
}

const minLength = 3;
const maxLiterals = 64;

function better(a: string[] | undefined, b: string[] | undefined): string[] | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  const least = (literals: string[]): number => Math.min(...literals.map((literal) => literal.length));
  return least(b) > least(a) ? b : a;
}

class LiteralReader {
  private at = 0;

  constructor(private readonly source: string) {}

  get atEnd(): boolean {
    return this.at >= this.source.length;
  }

  /** Every branch must offer a literal, or none is required. */
  alternatives(): string[] | undefined {
    const branches = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    const all = branches.flatMap((branch) => branch ?? []);
    return branches.includes(undefined) || all.length > maxLiterals ? undefined : all;
  }

  private sequence(): string[] | undefined {
    let best: string[] | undefined;
    let run = '';
    const endRun = (): void => {
      best = run.length >= minLength ? better(best, [run]) : best;
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
      best = optional === 'optional' ? best : better(best, part.group);
    }
    endRun();
    return best;
  }

  private element(): { literal?: string; group?: string[] } {
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
      this.at += body.exec(this.source)?.[0].length ?? this.source.length;
      return {};
    }
    if (char === '\\') {
      this.at++;
      return {};
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
