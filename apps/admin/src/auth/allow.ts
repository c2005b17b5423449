import { SetMetadata } from '@nestjs/common';
import { type Role } from '@palaver/persistence';

export const ALLOWED = 'allowed-roles';

/** Who may call a route. */
export type Audience = readonly Role[] | 'everybody';

export const EVERY_ROLE: readonly Role[] = ['admin', 'lead', 'moderator', 'analyst'];
export const DECIDERS: readonly Role[] = ['admin', 'lead', 'moderator'];
/** Who may write rules; what of it goes live is for admins. */
export const AUTHORS: readonly Role[] = ['admin', 'lead'];
export const ADMINS: readonly Role[] = ['admin'];
/** Who may take all decisions of a site away at once: whoever leads people, or counts what they did. */
export const COUNTERS: readonly Role[] = ['admin', 'lead', 'analyst'];

/** Names who may call a route; a route without it is closed to all. */
export const Allow = (audience: Audience) => SetMetadata(ALLOWED, audience);
