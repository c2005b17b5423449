import { type PersonObject, type SignInSession } from '@palaver/contracts';
import { type PersonRow, type SessionRow } from '@palaver/persistence';
import { etagOfContent } from '../requests/etag.js';

export function toPersonObject(row: PersonRow): PersonObject {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    sites: row.sites,
    sections: row.sections,
    hasPassword: row.hasPassword,
    hasTotp: row.hasTotp,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  };
}

/** Changes with what others change of a person. */
export function personEtag({ name, role, sites, sections, disabledAt }: PersonRow): string {
  return etagOfContent([name, role, sites, sections, disabledAt !== null]);
}

export function toSession(row: SessionRow, current: string | undefined): SignInSession {
  return {
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    agent: row.agent,
    isThis: row.id === current,
  };
}
