import type { ReplayRow, RevisionData } from '@palaver/persistence';
import { compile, type CompiledRuleSet, ENGINE, evaluate, type Facts, type RuleSetDocument } from '@palaver/rules';
import { commentInput, forcedAction } from '../evaluation-input.js';
import { differences } from './differences.js';
import { storedEvaluation } from './stored-evaluation.js';

/**
 * `engine`: made by another version of the code or its data. `erased`: text or evaluation are gone. `quarantined`: never
 * scored. `forced`: a test key's text was obeyed.
 */
export type Replayed =
  { outcome: 'same' | 'engine' | 'erased' | 'quarantined' | 'forced' } | { outcome: 'different'; parts: string[] };

const MOST_COMPILED = 4;

/** Evaluates stored decisions again, from the revision, the stored facts and the version pinned by its hash. */
export class Replayer {
  private readonly compiled = new Map<string, CompiledRuleSet | undefined>();

  constructor(private readonly document: (siteId: string, hash: string) => Promise<string | undefined>) {}

  async replay(row: ReplayRow): Promise<Replayed> {
    const { ruleSet, data, facts, result } = row;
    if (ruleSet === null) {
      return { outcome: 'quarantined' };
    }
    if (data === null || facts === null || result === null) {
      return { outcome: 'erased' };
    }
    try {
      return await this.compare(row, ruleSet, { data, facts, result });
    } catch (error) {
      if (error instanceof SyntaxError) {
        return { outcome: 'different', parts: ['JSON'] };
      }
      throw error;
    }
  }

  private async compare(
    row: ReplayRow,
    { hash, version }: NonNullable<ReplayRow['ruleSet']>,
    texts: { data: string; facts: string; result: string },
  ): Promise<Replayed> {
    const data = JSON.parse(texts.data) as RevisionData;
    if (forcedAction(data) !== undefined) {
      return { outcome: 'forced' };
    }
    const stored = storedEvaluation(texts);
    if (stored.engine !== ENGINE) {
      return { outcome: 'engine' };
    }
    const rules = await this.ruleSet(row.siteId, hash);
    if (rules?.hash !== hash) {
      return { outcome: 'different', parts: ['rule set'] };
    }
    const facts = JSON.parse(texts.facts) as Facts;
    const again = evaluate({ ...rules, version }, commentInput(row.commentId, row.rev, data), facts);
    const parts = differences(row, stored, again);
    return parts.length === 0 ? { outcome: 'same' } : { outcome: 'different', parts };
  }

  /** One content can stand under several versions; a few are kept, as decisions come in the order of their making. */
  private async ruleSet(siteId: string, hash: string): Promise<CompiledRuleSet | undefined> {
    if (!this.compiled.has(hash)) {
      const document = await this.document(siteId, hash);
      const oldest = this.compiled.keys().next().value;
      if (this.compiled.size >= MOST_COMPILED && oldest !== undefined) {
        this.compiled.delete(oldest);
      }
      this.compiled.set(hash, document === undefined ? undefined : compile(JSON.parse(document) as RuleSetDocument));
    }
    return this.compiled.get(hash);
  }
}
