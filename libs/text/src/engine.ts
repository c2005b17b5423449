import { confusablesVersion } from './confusables-table.js';

/** What a stored decision pins, so that a replay knows whether it compares like with like. */
export const TEXT_ENGINE: { version: string; unicode: string; publicSuffix: string } = {
  version: '2',
  unicode: `${process.versions['unicode'] ?? 'unknown'}, confusables ${confusablesVersion}`,
  publicSuffix: 'tldts 7.5.5',
};
