import type { Reading } from '../reading.js';
import type { SignalDeclaration } from './signal.js';

function history(name: 'approved' | 'rejected' | 'reviewed', description: string): SignalDeclaration {
  return {
    name: `author.${name}`,
    type: 'number',
    unit: 'comments',
    cost: 1,
    description,
    read: (reading) => reading.facts.author?.[name],
  };
}

function decided(reading: Reading): number | undefined {
  const { approved, rejected } = reading.facts.author ?? {};
  return approved === undefined || rejected === undefined ? undefined : approved + rejected;
}

export const authorSignals: SignalDeclaration[] = [
  {
    name: 'author.username',
    type: 'stringText',
    cost: 12,
    description: 'The name shown beside the comment.',
    read: (reading) => reading.comment.author.username,
  },
  {
    name: 'author.roles',
    type: 'set',
    cost: 1,
    description: 'Roles the site gives the author, such as staff or moderator.',
    read: (reading) => reading.comment.author.roles,
  },
  {
    name: 'author.age',
    type: 'duration',
    cost: 1,
    description: 'Time since the account was made.',
    needs: 'author.createdAt',
    read: (reading) => reading.since(reading.comment.author.createdAt),
  },
  {
    name: 'author.knownFor',
    type: 'duration',
    cost: 1,
    description: 'Time since this installation first saw the author.',
    needs: 'author.firstSeenAt',
    read: (reading) => reading.since(reading.facts.author?.firstSeenAt),
  },
  history('approved', 'Comments of the author that were approved.'),
  history('rejected', 'Comments of the author that were rejected.'),
  history('reviewed', 'Comments of the author that a person looked at.'),
  {
    name: 'author.decided',
    type: 'number',
    unit: 'comments',
    cost: 1,
    description: 'Comments of the author that were approved or rejected.',
    read: decided,
  },
  {
    name: 'author.rejectRate',
    type: 'number',
    unit: 'share 0..1',
    cost: 1,
    description: 'Share of rejected among the decided comments; unknown before the first.',
    read: (reading) => {
      const total = decided(reading);
      return total === undefined || total === 0 ? undefined : (reading.facts.author?.rejected ?? 0) / total;
    },
  },
];
