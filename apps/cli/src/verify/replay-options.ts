import { CommandError } from '../command-error.js';

export const REPLAY_OPTIONS = {
  home: { type: 'string', default: '.palaver' },
  replay: { type: 'boolean', default: false },
  site: { type: 'string' },
  since: { type: 'string' },
  last: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export interface ReplayScope {
  /** All sites when left out. */
  site?: string;
  since?: Date;
  /** So many of each site, newest first. */
  last?: number;
}

interface Values {
  replay: boolean;
  site?: string;
  since?: string;
  last?: string;
}

export function replayScope({ replay, site, since, last }: Values): ReplayScope {
  if (!replay && (since !== undefined || last !== undefined)) {
    throw new CommandError('--since and --last go with --replay; a chain is only sound as a whole.');
  }
  if (since !== undefined && Number.isNaN(Date.parse(since))) {
    throw new CommandError(`--since takes a time such as 2026-01-31T12:00:00Z, not "${since}".`);
  }
  if (last !== undefined && !/^[1-9]\d{0,14}$/.test(last)) {
    throw new CommandError(`--last takes a number of decisions, not "${last}".`);
  }
  return {
    site,
    since: since === undefined ? undefined : new Date(since),
    last: last === undefined ? undefined : Number(last),
  };
}
