import { z } from 'zod';
import { roleSchema } from './api-tokens.js';
import { type Permission } from './permissions.js';

/** What each permission opens, in a sentence. */
export const PERMISSION_MEANINGS: Record<Permission, string> = {
  'sites:read': 'Sees sites and their settings.',
  'sites:manage': 'Creates sites and changes their settings.',
  'keys:manage': 'Creates, rotates and ends keys and secrets of sites.',
  'tokens:manage': 'Creates and ends API tokens.',
  'people:manage': 'Invites people, changes their roles and switches them off.',
  'comments:read': 'Reads comments and their decisions.',
  'comments:import': 'Imports old comments.',
  'comments:export': 'Takes comments out as files.',
  'decisions:export': 'Takes decisions out as files.',
  'review:read': 'Sees the review queue.',
  'review:decide': 'Takes items from the review queue and decides them.',
  'review:lead': 'Acts over the heads of others: hands over, reverses by cause.',
  'queues:manage': 'Makes and changes review queues.',
  'authors:read': 'Sees authors with their history.',
  'authors:note': 'Writes notes about authors.',
  'authors:sanction': 'Warns, suspends and bans authors, and lifts it.',
  'articles:manage': 'Opens, premoderates and closes articles.',
  'rules:read': 'Reads rule sets, backtests and reports.',
  'rules:write': 'Writes drafts of rule sets and tries them.',
  'rules:publish': 'Puts rule sets to work.',
  'endpoints:read': 'Sees endpoints.',
  'endpoints:manage': 'Creates and changes endpoints.',
  'deliveries:read': 'Sees what was sent to endpoints.',
  'audit:read': 'Reads the audit log and takes it out as a file.',
  'statistics:read': 'Sees counts and rates.',
};

/** The table of who may do what. */
export const permissionTableSchema = z.strictObject({
  data: z.array(z.strictObject({ name: z.string(), meaning: z.string(), roles: z.array(roleSchema) })),
  nextCursor: z.null(),
});
export type PermissionTable = z.infer<typeof permissionTableSchema>;
