const packName = '[a-z][a-z0-9-]{0,63}';
/** A name as npm allows it, less what could lead out of `node_modules`: no part begins with a dot. */
const packageName = '(?:@[a-z0-9][a-z0-9._-]{0,99}/)?[a-z0-9][a-z0-9._-]{0,99}';

/** `core@1`, or `PACKAGE/PACK@1` for a pack of an installed npm package; the version may be missing. */
export const PACK_REFERENCE = new RegExp(`^(?:(${packageName})/)?(${packName})(?:@(\\d{1,9}))?$`);

export interface PackReference {
  /** Without the version. */
  name: string;
  /** The npm package it comes from; undefined for a bundled pack or one of the site's own. */
  package: string | undefined;
  /** Its name there. */
  pack: string;
  version: number | undefined;
}

/** Undefined when it is no reference at all, such as a path. */
export function readPackReference(reference: string): PackReference | undefined {
  const [, from, pack, version] = PACK_REFERENCE.exec(reference) ?? [];
  return pack === undefined
    ? undefined
    : {
        name: from === undefined ? pack : `${from}/${pack}`,
        package: from,
        pack,
        version: version === undefined ? undefined : Number(version),
      };
}
