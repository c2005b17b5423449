import type { SignalDeclaration } from './signal.js';

export const threadSignals: SignalDeclaration[] = [
  {
    name: 'thread.depth',
    type: 'number',
    unit: 'levels',
    cost: 1,
    description: 'How deep the comment stands in its thread; a top comment has 0.',
    read: ({ facts }) => facts.thread?.depth,
  },
];
