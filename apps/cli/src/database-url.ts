import { CommandError } from './command-error.js';
import { isAlive, readMark } from './stores/process-mark.js';
import { Home } from './up/home.js';

/** DATABASE_URL, else the database of the installation that runs on this home. */
export function databaseUrl(homeDir: string): string {
  if (process.env.DATABASE_URL) {
    return process.env.DATABASE_URL;
  }
  const home = new Home(homeDir);
  const launcher = readMark(home.at('lock.json'));
  const { databaseUrl: url } = home.readRun();
  if (url === undefined || launcher === null || !isAlive(launcher)) {
    throw new CommandError(`no Palaver runs on ${home.dir}; start it with "palaver up", or set DATABASE_URL.`);
  }
  return url;
}
