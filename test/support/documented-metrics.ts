import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DocumentedMetric {
  name: string;
  type: string;
  /** In their order, separated by commas. */
  labels: string;
  apps: string[];
}

const ROW = /^\| `(palaver_\w+)` +\| (\w+) +\| ([^|]*)\| (\w+(?:, \w+)*) +\|/gm;

/** The rows of the table in docs/OPERATIONS.md. */
export function documentedMetrics(): DocumentedMetric[] {
  const page = readFileSync(join(process.cwd(), 'docs', 'OPERATIONS.md'), 'utf8');
  return [...page.matchAll(ROW)].map(([, name = '', type = '', labels = '', apps = '']) => ({
    name,
    type,
    labels: labels.replaceAll('`', '').trim(),
    apps: apps === 'all' ? ['admin', 'gateway', 'worker'] : apps.split(', '),
  }));
}
