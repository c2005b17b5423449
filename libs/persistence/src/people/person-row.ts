import { type Role } from '@palaver/contracts';

export interface PersonRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** Ids of the sites he sees; `*` opens all. */
  sites: string[];
  /** Of whose articles alone; null: of all. */
  sections: string[] | null;
  hasPassword: boolean;
  hasTotp: boolean;
  createdAt: Date;
  createdBy: string;
  disabledAt: Date | null;
  lastSignInAt: Date | null;
}

/** A person whose acts are told in the chains of these sites. */
export interface Whose {
  id: string;
  sites: readonly string[];
}

/** What is changed of a person by others. */
export type PersonSettings = Pick<PersonRow, 'name' | 'role' | 'sites' | 'sections'> & { disabled: boolean };

export interface NewPerson {
  email: string;
  name: string;
  role: Role;
  sites: readonly string[];
  sections?: readonly string[];
}

export const PERSON = `p.id, p.email, p.name, p.role, p.sites, p.sections, p.password IS NOT NULL AS "hasPassword",
  p.totp_confirmed_at IS NOT NULL AS "hasTotp", p.created_at AS "createdAt", p.created_by AS "createdBy",
  p.disabled_at AS "disabledAt", p.last_sign_in_at AS "lastSignInAt"`;

/** A person is seen by who sees everything he sees: $1 sites, $2 sections. */
export const IS_SEEN = `('*' = ANY ($1::text[]) OR p.sites <@ $1::text[])
  AND ($2::text[] IS NULL OR p.sections <@ $2::text[])`;
