import { type Operation } from './operation.js';

/** The group a route belongs to: what its path names first, after the site. */
export function tagOf({ path }: Pick<Operation, 'path'>): string {
  const part = /^\/v1\/(?:sites\/\{siteId\}\/(?!$))?([a-z-]+)/.exec(path)?.[1];
  return part ?? 'service';
}
