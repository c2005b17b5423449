import { SetMetadata } from '@nestjs/common';
import { type Permission } from '@palaver/contracts';

export const ALLOWED = 'allowed';

/** Who may call a route: who has a permission, whoever signed in as a person, any token or person, or everybody. */
export type Audience = Permission | 'people' | 'callers' | 'everybody';

/** Names what a caller must be permitted to do; a route without it is closed to all. */
export const Allow = (audience: Audience) => SetMetadata(ALLOWED, audience);
