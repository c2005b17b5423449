import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface UserIds {
  uid: number;
  gid: number;
}

/** Postgres refuses to run as root: the account its programs run under then. Null when we are not root. */
export function unprivilegedUser(): UserIds | null {
  if (process.getuid?.() !== 0) {
    return null;
  }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = ['postgres', 'nobody'].map((name) => accounts.find(([found]) => found === name)).find(Boolean);
  return { uid: Number(account?.[2] ?? 65534), gid: Number(account?.[3] ?? 65534) };
}

/** Whether that account may walk through every folder down to this one (a checkout under /root usually fails). */
export function canEnter(folder: string, { uid, gid }: UserIds): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  const parent = dirname(folder);
  return (mode & bit) !== 0 && (parent === folder || canEnter(parent, { uid, gid }));
}
