import { CommandError } from '../command-error.js';
import { ndjsonCommand } from './ndjson.command.js';

/** `palaver import FORMAT FILE`: old comments with what the site decided about them. */
export async function importCommand([format, ...args]: string[]): Promise<number> {
  if (format !== 'ndjson') {
    throw new CommandError('import takes ndjson FILE; "palaver help" shows how.');
  }
  return ndjsonCommand(args);
}
