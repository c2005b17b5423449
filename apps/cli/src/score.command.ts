import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CompiledRuleSet } from '@palaver/rules';
import { MAX_LINE_LENGTH, ndjsonLines, type Line } from './ndjson-lines.js';
import { loadRuleSet } from './rule-set-source.js';
import { scoreLine } from './scored-line.js';

interface ScoreOptions {
  /** A bundled pack's name or a rule-set file. */
  rules: string;
  input: Readable;
  output: Writable;
  errors: Writable;
}

function scored(ruleSet: CompiledRuleSet, line: Line, now: string): { output: string; failed: boolean } {
  const result = line.tooLong
    ? { problem: `longer than ${MAX_LINE_LENGTH} characters` }
    : scoreLine(ruleSet, line.text, now);
  return 'problem' in result
    ? { output: JSON.stringify({ line: line.number, error: result.problem }), failed: true }
    : { output: result.output, failed: false };
}

async function scoreAll(ruleSet: CompiledRuleSet, { input, output }: ScoreOptions): Promise<number> {
  const start = new Date().toISOString();
  let failures = 0;
  for await (const lines of ndjsonLines(input)) {
    let chunk = '';
    for (const line of lines) {
      const { output: text, failed } = scored(ruleSet, line, start);
      failures += failed ? 1 : 0;
      chunk += `${text}\n`;
    }
    if (!output.write(chunk)) {
      await once(output, 'drain');
    }
  }
  return failures;
}

/**
 * `palaver score`: one NDJSON comment per line in, one NDJSON evaluation per line out, in order and in constant
 * memory. Answers the exit code: 1 when a line could not be scored or the rule set cannot be used.
 */
export async function score(options: ScoreOptions): Promise<number> {
  let ruleSet: CompiledRuleSet;
  try {
    ruleSet = loadRuleSet(options.rules).ruleSet;
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
