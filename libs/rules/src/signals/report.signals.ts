import type { SignalDeclaration } from './signal.js';

export const reportSignals: SignalDeclaration[] = [
  {
    name: 'reports.count',
    type: 'number',
    unit: 'reports',
    cost: 1,
    description: 'Reports of readers about the comment.',
    read: ({ facts }) => facts.reports?.count,
  },
  {
    name: 'reports.reasons',
    type: 'set',
    cost: 1,
    description: 'Reasons readers gave.',
    read: ({ facts }) => facts.reports?.reasons,
  },
];
