import type { Reading } from '../reading.js';
import type { SignalDeclaration } from './signal.js';

const spans = (reading: Reading) => reading.links.map((link) => link.span);

function textShare(reading: Reading): number {
  if (reading.links.length === 0) {
    return 0;
  }
  const visible = reading.field('text').views.text.replace(/\s+/g, '').length;
  const linked = reading.links.reduce((sum, { span }) => sum + span.end - span.start, 0);
  return visible === 0 ? 0 : Math.min(1, linked / visible);
}

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
    description: 'Domains of the links; a name in a rule also covers its subdomains.',
    read: (reading) => reading.linkDomains,
    spans,
  },
  {
    name: 'links.textShare',
    type: 'number',
    unit: 'share 0..1',
    cost: 16,
    description: 'Share of the text, blanks aside, that is links.',
    read: textShare,
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
