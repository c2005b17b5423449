import { CommandError } from './command-error.js';

/** The number that an option names. @throws CommandError for what is no port */
export function port(value: string, option: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new CommandError(`${option} takes a port between 1 and 65535, not "${value}".`);
  }
  return number;
}
