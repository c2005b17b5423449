import type { SignalDeclaration } from './signal.js';

export const scoreSignals: SignalDeclaration[] = [
  {
    name: 'site.*',
    type: 'number',
    unit: 'share 0..1',
    cost: 1,
    description: "Output of one of the site's own models, sent with the comment in scores.",
    read: ({ comment }, member) => comment.scores?.[member],
  },
  {
    name: 'model.*',
    type: 'number',
    unit: 'share 0..1',
    cost: 1,
    description: "Output of one of Palaver's classifiers.",
    read: ({ facts }, member) => facts.model?.[member],
  },
];
