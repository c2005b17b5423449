/** What there is to see of a rule set. */
const PARTS = ['draft', 'changes', 'backtests', 'report', 'versions'] as const;

export type RuleSetPart = (typeof PARTS)[number];
export const RULE_SET_PARTS: readonly RuleSetPart[] = PARTS;

export const asRuleSetPart = (value: unknown): RuleSetPart | undefined => PARTS.find((part) => part === value);
