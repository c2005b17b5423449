/** How long a link lives that sets a password. */
export const LINK_HOURS = { invitation: 7 * 24, reset: 1 };

/** Where it is followed. The secret stands behind the #, which browsers send to nobody and no proxy logs. */
export function passwordUrl(adminUrl: string, secret: string): string {
  return `${adminUrl}/password#${secret}`;
}
