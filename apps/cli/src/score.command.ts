import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { CompiledRuleSet } from '@palaver/rules';
import { loadRuleSet } from './rule-set-source.js';
import { scoreLine } from './scored-line.js';

interface ScoreOptions {
  /** A bundled pack's name or a rule-set file. */
  rules: string;
  input: Readable;
  output: Writable;
  errors: Writable;
}

/** Writing line by line costs a system call each; this many characters are gathered first. */
const chunkSize = 64 * 1024;

async function scoreAll(ruleSet: CompiledRuleSet, { input, output }: ScoreOptions): Promise<number> {
  const start = new Date().toISOString();
  let failed = 0;
  let number = 0;
  let pending = '';
  const flush = async (): Promise<void> => {
    const accepted = output.write(pending);
    pending = '';
    if (!accepted) {
      await once(output, 'drain');
    }
  };
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') {
      continue;
    }
    const scored = scoreLine(ruleSet, line, start);
    failed += 'problem' in scored ? 1 : 0;
    pending += `${'problem' in scored ? JSON.stringify({ line: number, error: scored.problem }) : scored.output}\n`;
    if (pending.length >= chunkSize) {
      await flush();
    }
  }
  if (pending !== '') {
    await flush();
  }
  return failed;
}

/**
 * `palaver score`: one NDJSON comment per line in, one NDJSON evaluation per line out, in order and in constant
 * memory. Answers the exit code: 1 when a line could not be scored or the rule set cannot be used.
 */
export async function score(options: ScoreOptions): Promise<number> {
  let ruleSet: CompiledRuleSet;
  try {
    ruleSet = loadRuleSet(options.rules);
  } catch (error) {
    options.errors.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const failed = await scoreAll(ruleSet, options);
  if (failed > 0) {
    options.errors.write(`${failed} ${failed === 1 ? 'line' : 'lines'} could not be scored\n`);
  }
  return failed > 0 ? 1 : 0;
}
