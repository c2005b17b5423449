import type { ConditionNode } from '../schema/condition.schema.js';

type Path = (string | number)[];
export interface Leaf {
  /** A signal, `rate` or `similar`. */
  name: string;
  tests: Record<string, unknown>;
  /** From the rule, beginning with `when`. */
  path: Path;
}

/** Every test on a signal in a condition, however deep. */
export function leavesOf(node: ConditionNode, path: Path = ['when']): Leaf[] {
  return Object.entries(node).flatMap(([name, value]): Leaf[] => {
    const at = [...path, name];
    switch (name) {
      case 'all':
      case 'any':
        return (value as ConditionNode[]).flatMap((inner, index) => leavesOf(inner, [...at, index]));
      case 'not':
        return leavesOf(value as ConditionNode, at);
      case 'count':
        return (value as { of: ConditionNode[] }).of.flatMap((inner, index) => leavesOf(inner, [...at, 'of', index]));
      default:
        return [{ name, tests: value as Record<string, unknown>, path: at }];
    }
  });
}
