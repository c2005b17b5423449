import { type Role, ROLES } from './api-tokens.js';

const LEADS: readonly Role[] = ['admin', 'lead'];
const DECIDERS: readonly Role[] = [...LEADS, 'moderator'];
const COUNTERS: readonly Role[] = [...LEADS, 'analyst'];
const ADMINS: readonly Role[] = ['admin'];

/** What a caller may do on the sites he sees, and the roles that may: the one table routes, documents and pages go by. */
export const PERMISSIONS = {
  'sites:read': ROLES,
  'sites:manage': ADMINS,
  'keys:manage': ADMINS,
  'tokens:manage': ADMINS,
  'people:manage': ADMINS,
  'comments:read': ROLES,
  'comments:import': ADMINS,
  'comments:export': ADMINS,
  'decisions:export': COUNTERS,
  'review:read': ROLES,
  'review:decide': DECIDERS,
  'review:lead': LEADS,
  'queues:manage': LEADS,
  'authors:read': ROLES,
  'authors:note': DECIDERS,
  'authors:sanction': DECIDERS,
  'articles:manage': DECIDERS,
  'rules:read': ROLES,
  'rules:write': LEADS,
  'rules:publish': ADMINS,
  'endpoints:read': ROLES,
  'endpoints:manage': ADMINS,
  'deliveries:read': LEADS,
  'audit:read': LEADS,
  'statistics:read': COUNTERS,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a role may do all that another one may. */
export function coversRole(own: Role, other: Role): boolean {
  return Object.values(PERMISSIONS).every((roles: readonly Role[]) => !roles.includes(other) || roles.includes(own));
}

export function mayDo(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

/** Whether somebody works in a queue that is for these roles, and for these actors whatever their role; null: for all. */
export function worksInQueue(
  { role, actor }: { role: Role; actor: string },
  { roles, members }: { roles: readonly string[] | null; members: readonly string[] | null },
): boolean {
  return roles === null || roles.includes(role) || members?.includes(actor) === true;
}
