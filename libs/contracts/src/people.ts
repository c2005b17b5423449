import { z } from 'zod';
import { roleSchema } from './api-tokens.js';
import { reachedSectionsSchema, reachedSitesSchema } from './reach.js';
import { timestampSchema } from './text.js';

/** Upper and lower case mean the same. */
export const emailSchema = z
  .string()
  .max(254, 'must be at most 254 characters')
  .regex(/^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+$/, 'must be an e-mail address');
const personNameSchema = z.string().min(1).max(200);
/** Any characters; how good it is, is checked beside. */
const passwordSchema = z.string().max(1000, 'is too long');
const linkSchema = z.string().min(1).max(200);
/** Six digits of the app, or one of the recovery codes. */
const codeSchema = z.string().min(6).max(40);

export const createPersonSchema = z.strictObject({
  email: emailSchema,
  name: personNameSchema,
  role: roleSchema,
  sites: reachedSitesSchema,
  sections: reachedSectionsSchema.optional(),
});
export type CreatePerson = z.infer<typeof createPersonSchema>;

/** What somebody is called who stands as `person:<id>` in decisions, notes and the audit log. */
export const actorNameSchema = z.strictObject({ actor: z.string(), name: z.string() });
export type ActorName = z.infer<typeof actorNameSchema>;

export const changePersonSchema = z
  .strictObject({
    name: personNameSchema,
    role: roleSchema,
    sites: reachedSitesSchema,
    sections: reachedSectionsSchema.nullable(),
    disabled: z.boolean(),
  })
  .partial();
export type ChangePerson = z.infer<typeof changePersonSchema>;

export const personSchema = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  sites: z.array(z.string()),
  sections: z.array(z.string()).nullable(),
  /** Whether a password is set: not before the invitation was followed. */
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  createdAt: timestampSchema,
  createdBy: z.string(),
  disabledAt: timestampSchema.nullable(),
  lastSignInAt: timestampSchema.nullable(),
});
export type PersonObject = z.infer<typeof personSchema>;

/** A link that sets a password, once: in the answer that makes it and nowhere else. */
export const personLinkSchema = z.strictObject({
  url: z.string(),
  expiresAt: timestampSchema,
  /** Whether a mail takes it to him as well. */
  isMailed: z.boolean(),
});
export type PersonLink = z.infer<typeof personLinkSchema>;
export const invitedPersonSchema = personSchema.extend({ link: personLinkSchema });
export type InvitedPerson = z.infer<typeof invitedPersonSchema>;

export const setUpSchema = z.strictObject({
  token: linkSchema,
  email: emailSchema,
  name: personNameSchema,
  password: passwordSchema,
});
export type SetUp = z.infer<typeof setUpSchema>;

export const setPasswordSchema = z.strictObject({ token: linkSchema, password: passwordSchema });
export type SetPassword = z.infer<typeof setPasswordSchema>;

export const askResetSchema = z.strictObject({ email: emailSchema });
export type AskReset = z.infer<typeof askResetSchema>;

export const signInSchema = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
  code: codeSchema.optional(),
});
export type SignIn = z.infer<typeof signInSchema>;

export const changePasswordSchema = z.strictObject({ current: passwordSchema, password: passwordSchema });
export type ChangePassword = z.infer<typeof changePasswordSchema>;

/** What weighs much is done by whoever knows the password, not by whoever sits at the screen. */
export const confirmPasswordSchema = z.strictObject({ password: passwordSchema });
export type ConfirmPassword = z.infer<typeof confirmPasswordSchema>;

export const totpSecretSchema = z.strictObject({ secret: z.string(), uri: z.string() });
export type TotpSecret = z.infer<typeof totpSecretSchema>;
export const confirmTotpSchema = z.strictObject({ code: z.string().regex(/^\d{6}$/, 'must be six digits') });
export type ConfirmTotp = z.infer<typeof confirmTotpSchema>;
export const recoveryCodesSchema = z.strictObject({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

export const signInSessionSchema = z.strictObject({
  id: z.string(),
  createdAt: timestampSchema,
  lastSeenAt: timestampSchema,
  /** When it ends, however much it is used. */
  endsAt: timestampSchema,
  agent: z.string().nullable(),
  isThis: z.boolean(),
});
export type SignInSession = z.infer<typeof signInSessionSchema>;

/** Who calls, and what he may do. */
export const meSchema = z.strictObject({
  kind: z.enum(['token', 'person']),
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  sites: z.array(z.string()),
  sections: z.array(z.string()).nullable(),
  permissions: z.array(z.string()),
});
export type Me = z.infer<typeof meSchema>;
