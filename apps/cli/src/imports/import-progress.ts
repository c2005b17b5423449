import type { ImportedLines, ImportObject, ImportProblem } from '@palaver/contracts';

const EVERY_LINES = 10_000;

/** What is told on stderr while lines are sent. */
export class ImportProgress {
  private told = 0;
  private readonly start = Date.now();

  constructor(
    private readonly errors: NodeJS.WriteStream,
    private readonly file: string,
  ) {}

  /** Bad lines at once; how far it has come on one line of a terminal, elsewhere now and then. */
  tell({ problems, ...found }: ImportedLines): void {
    for (const problem of problems) {
      this.errors.write(`${this.erased()}${this.file}:${problem.line}: ${problemText(problem)}\n`);
    }
    const lines = found.nextLine - 1;
    if (this.errors.isTTY || lines - this.told >= EVERY_LINES) {
      this.told = lines;
      const seconds = ((Date.now() - this.start) / 1000).toFixed(1);
      this.errors.write(
        `${this.erased()}${lines} lines in ${seconds} s: ${countsText(found)}${this.errors.isTTY ? '' : '\n'}`,
      );
    }
  }

  end(): void {
    this.errors.write(this.erased());
  }

  private erased(): string {
    return this.errors.isTTY ? '\r\u001b[K' : '';
  }
}

export function countsText({ counts }: Pick<ImportObject, 'counts'>): string {
  const { imported, alreadyThere, unchanged, refused } = counts;
  return `${imported} imported, ${alreadyThere} already there, ${unchanged} unchanged, ${refused} refused`;
}

function problemText({ detail, errors = [] }: ImportProblem): string {
  const fields = errors.map(({ pointer, detail: what }) => `${pointer || 'the line'} ${what}`);
  return fields.length > 0 ? fields.join('; ') : detail;
}
