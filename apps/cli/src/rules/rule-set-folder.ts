import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSetFilesSchema, ruleSetIdSchema, type RuleSetFiles } from '@palaver/contracts';
import { filesEtag } from '@palaver/moderation';
import { CommandError } from '../command-error.js';

const SOURCE = 'rules.yaml';
const PULLED = '.pulled';

/** One rule set as files: `ID/rules.yaml`, `ID/lists/NAME.txt`, and `ID/.pulled`, the etag of what was pulled or pushed last. */
export class RuleSetFolder {
  constructor(
    private readonly dir: string,
    readonly id: string,
  ) {
    if (!ruleSetIdSchema.safeParse(id).success) {
      throw new CommandError(`"${id}" cannot be the id of a rule set.`);
    }
  }

  static idsIn(dir: string): string[] {
    const entries = existsSync(dir) ? readdirSync(dir, { withFileTypes: true }) : [];
    const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return ids.filter((id) => existsSync(join(dir, id, SOURCE))).sort();
  }

  /** Undefined when there are no files. */
  read(): RuleSetFiles | undefined {
    if (!existsSync(this.at(SOURCE))) {
      return undefined;
    }
    const names = existsSync(this.at('lists'))
      ? readdirSync(this.at('lists')).filter((name) => /\.txt$/.test(name))
      : [];
    const lists: Record<string, string> = {};
    names.sort().forEach((name) => (lists[`lists/${name.slice(0, -'.txt'.length)}`] = text(this.at('lists', name))));
    const files = ruleSetFilesSchema.safeParse({ source: text(this.at(SOURCE)), lists });
    if (!files.success) {
      const [issue] = files.error.issues;
      throw new CommandError(`${this.at()}: ${issue?.path.join(' ')} ${issue?.message}.`);
    }
    return files.data;
  }

  /** @throws CommandError when there are no files */
  require(): RuleSetFiles {
    const files = this.read();
    if (!files) {
      throw new CommandError(`there is no ${this.at(SOURCE)}.`);
    }
    return files;
  }

  /** Whether the files are as they were pulled or pushed; true where there are none to lose. */
  isAsPulled(): boolean {
    const files = this.read();
    return files === undefined || filesEtag(files) === this.pulledEtag();
  }

  pulledEtag(): string | undefined {
    return existsSync(this.at(PULLED)) ? text(this.at(PULLED)).trim() : undefined;
  }

  write(files: RuleSetFiles): void {
    mkdirSync(this.at('lists'), { recursive: true });
    const stale = readdirSync(this.at('lists')).filter((name) => name.endsWith('.txt'));
    const kept = Object.keys(files.lists).map((name) => `${name.slice('lists/'.length)}.txt`);
    stale.filter((name) => !kept.includes(name)).forEach((name) => rmSync(this.at('lists', name)));
    Object.entries(files.lists).forEach(([name, content]) => replace(this.at(`${name}.txt`), content));
    replace(this.at(SOURCE), files.source);
    this.markPulled(files);
  }

  markPulled(files: RuleSetFiles): void {
    replace(this.at(PULLED), `${filesEtag(files)}\n`);
  }

  at(...parts: string[]): string {
    return join(this.dir, this.id, ...parts);
  }
}

function text(file: string): string {
  return readFileSync(file, 'utf8');
}

function replace(file: string, content: string): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
