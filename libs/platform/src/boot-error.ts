/** The app cannot start, for a reason its operator can change; the message is the whole sentence he needs. */
export class BootError extends Error {
  readonly code = 'cannot_start';
}
