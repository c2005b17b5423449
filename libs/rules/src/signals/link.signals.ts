import type { Reading } from '../reading.js';
import type { SignalDeclaration } from './signal.js';

const spans = (reading: Reading) => reading.links.map((link) => link.span);

export const linkSignals: SignalDeclaration[] = [
  {
    name: 'links.count',
    type: 'number',
    unit: 'links',
    cost: 15,
    description: 'Links in the text, with or without a scheme.',
    read: (reading) => reading.links.length,
    spans,
  },
  {
    name: 'links.domains',
    type: 'set',
    cost: 15,
    description: 'Registrable domains of the links. A list with match: domain also covers subdomains.',
    read: (reading) => reading.linkDomains,
    spans,
  },
  {
    name: 'links.urls',
    type: 'text',
    cost: 25,
    description: 'The addresses of the links, searched like text.',
    read: (reading) => reading.comment.text,
  },
];
