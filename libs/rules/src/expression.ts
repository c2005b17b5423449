import { NO, not, UNKNOWN, YES, type Truth } from './truth.js';

/** Answers from the truth of each rule, by index. */
export type Expression = (states: Uint8Array) => Truth;
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly code = 'expression';

  constructor(
    message: string,
    readonly hint = 'combine rule ids with & | ! and count(A, B) >= 2',
  ) {
    super(message);
  }
}

const token = /\s*(?:([A-Z][A-Z0-9_]*)|(count)\b|(\d+)|(>=|<=|==|>|<|[&|!(),]))/y;
const comparisons: Record<string, (value: number, limit: number) => boolean> = {
  '>=': (value, limit) => value >= limit,
  '<=': (value, limit) => value <= limit,
  '==': (value, limit) => value === limit,
  '>': (value, limit) => value > limit,
  '<': (value, limit) => value < limit,
};
const maxDepth = 50;

/** Words of other languages for what is written with signs here. */
const signs: Record<string, string> = { and: '&', or: '|', not: '!' };

function hintFor(rest: string): string | undefined {
  const word = /^[A-Za-z][A-Za-z0-9_]*/.exec(rest)?.[0] ?? '';
  const sign = signs[word.toLowerCase()];
  if (sign !== undefined) {
    return `write ${sign} for ${word}`;
  }
  return word === '' || word === word.toUpperCase()
    ? undefined
    : `ids of rules are capitals: did you mean ${word.toUpperCase()}?`;
}

function tokenize(source: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (source.slice(token.lastIndex).trim() !== '') {
    const from = token.lastIndex;
    const found = token.exec(source);
    if (found === null) {
      const rest = source.slice(from).trim();
      throw new ExpressionError(`cannot read "${rest.slice(0, 20)}"`, hintFor(rest));
    }
    tokens.push(found[0].trim());
  }
  return tokens;
}

function either(left: Expression, right: Expression, decisive: Truth, otherwise: Truth): Expression {
  return (states) => {
    const a = left(states);
    const b = a === decisive ? a : right(states);
    return b === decisive ? decisive : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : otherwise;
  };
}

function counting(parts: number[], compare: (value: number, limit: number) => boolean, limit: number): Expression {
  return (states) => {
    const yes = parts.filter((part) => states[part] === YES).length;
    const unknown = parts.filter((part) => states[part] === UNKNOWN).length;
    const answers = new Set(Array.from({ length: unknown + 1 }, (_, extra) => compare(yes + extra, limit)));
    return answers.size === 2 ? UNKNOWN : answers.has(true) ? YES : NO;
  };
}

class Parser {
  private position = 0;
  private depth = 0;

  constructor(
    private readonly tokens: string[],
    private readonly indexOf: (rule: string) => number,
  ) {}

  parse(): Expression {
    const expression = this.or();
    if (this.position < this.tokens.length) {
      const token = this.tokens[this.position] ?? '';
      throw new ExpressionError(`did not expect ${token}`, hintFor(token));
    }
    return expression;
  }

  private or(): Expression {
    let left = this.and();
    while (this.take('|')) {
      left = either(left, this.and(), YES, NO);
    }
    return left;
  }

  private and(): Expression {
    let left = this.unary();
    while (this.take('&')) {
      left = either(left, this.unary(), NO, YES);
    }
    return left;
  }

  private unary(): Expression {
    if (++this.depth > maxDepth) {
      throw new ExpressionError(`nested more than ${maxDepth} deep`);
    }
    const expression = this.atom();
    this.depth--;
    return expression;
  }

  private atom(): Expression {
    if (this.take('!')) {
      const inner = this.unary();
      return (states) => not(inner(states));
    }
    if (this.take('(')) {
      const inner = this.or();
      this.expect(')');
      return inner;
    }
    if (this.take('count')) {
      return this.count();
    }
    const index = this.rule();
    return (states) => states[index] as Truth;
  }

  private count(): Expression {
    this.expect('(');
    const parts = [this.rule()];
    while (this.take(',')) {
      parts.push(this.rule());
    }
    this.expect(')');
    const compare = comparisons[this.tokens[this.position++] ?? ''];
    const limit = Number(this.tokens[this.position++]);
    if (compare === undefined || !Number.isInteger(limit)) {
      throw new ExpressionError('count(...) must be compared with a number, as in count(A, B) >= 2');
    }
    return counting(parts, compare, limit);
  }

  private rule(): number {
    const name = this.tokens[this.position++];
    if (name === undefined || !/^[A-Z]/.test(name)) {
      throw new ExpressionError(name === undefined ? 'ends too early' : `did not expect ${name}`);
    }
    return this.indexOf(name);
  }

  private take(wanted: string): boolean {
    const taken = this.tokens[this.position] === wanted;
    this.position += taken ? 1 : 0;
    return taken;
  }

  private expect(wanted: string): void {
    if (!this.take(wanted)) {
      throw new ExpressionError(`${wanted} expected, not ${this.tokens[this.position] ?? 'the end'}`);
    }
  }
}

/** The rule ids an expression names. */
export function rulesIn(source: string): string[] {
  return [...new Set(source.match(/[A-Z][A-Z0-9_]*/g))].filter((name) => signs[name.toLowerCase()] === undefined);
}

/** Compiles `A & (B | !C)` and `count(A, B) >= 2`; `indexOf` maps a rule id to its place in the states. */
export function compileExpression(source: string, indexOf: (rule: string) => number): Expression {
  return new Parser(tokenize(source), indexOf).parse();
}
