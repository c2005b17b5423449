const LINK = /^#(link_[\w-]+)$/;

/** What stands behind the # of a one-time link; browsers send it to nobody. */
export function linkToken(): string | undefined {
  return LINK.exec(location.hash)?.[1];
}
