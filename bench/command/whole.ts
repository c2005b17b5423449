import { CommandError } from '../../apps/cli/src/command-error.js';

/** A whole number that an option was given. @throws CommandError */
export function whole(value: string, option: string, least = 1): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) {
    throw new CommandError(`${option} takes a whole number of at least ${least}, not "${value}".`);
  }
  return number;
}
