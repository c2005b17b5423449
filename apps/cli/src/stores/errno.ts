/** True for a Node system error of this code. By shape: an error may come from another realm, as under jest. */
export function isErrno(error: unknown, code: string): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && (error as NodeJS.ErrnoException).code === code;
}
