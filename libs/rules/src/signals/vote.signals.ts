import type { Reading } from '../reading.js';
import type { SignalDeclaration } from './signal.js';
import { wilsonLowerBound } from './wilson.js';

function total(reading: Reading): number | undefined {
  const { up, down } = reading.facts.votes ?? {};
  return up === undefined || down === undefined ? undefined : up + down;
}

export const voteSignals: SignalDeclaration[] = [
  {
    name: 'votes.net',
    type: 'number',
    unit: 'votes',
    cost: 1,
    description: 'Up minus down; known for plain and for split votes.',
    read: ({ facts: { votes } }) =>
      votes?.net ?? (votes?.up === undefined || votes.down === undefined ? undefined : votes.up - votes.down),
  },
  {
    name: 'votes.up',
    type: 'number',
    unit: 'votes',
    cost: 1,
    description: 'Votes in favour; known for split votes.',
    read: ({ facts }) => facts.votes?.up,
  },
  {
    name: 'votes.down',
    type: 'number',
    unit: 'votes',
    cost: 1,
    description: 'Votes against; known for split votes.',
    read: ({ facts }) => facts.votes?.down,
  },
  {
    name: 'votes.total',
    type: 'number',
    unit: 'votes',
    cost: 1,
    description: 'Up plus down; known for split votes.',
    read: total,
  },
  {
    name: 'votes.downLowerBound',
    type: 'number',
    unit: 'share 0..1',
    cost: 1,
    description: 'Share of votes against that is certain at 95 % (Wilson); known for split votes.',
    read: (reading) => {
      const all = total(reading);
      return all === undefined ? undefined : wilsonLowerBound(reading.facts.votes?.down ?? 0, all);
    },
  },
];
