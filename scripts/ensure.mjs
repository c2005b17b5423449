import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => process.stderr.write(`palaver: ${line}\n`);
const at = (...parts) => join(root, ...parts);

/** A refusal the user can act on: printed as one sentence, never as a stack. */
export class EnsureError extends Error {}

/** Installs what is missing and builds what is stale. Says what it does on stderr; stdout belongs to the command. */
export async function ensure() {
  if (installed() && built()) {
    return;
  }
  await withLock(async () => {
    // Asked again under the lock: whoever held it may have done the work.
    if (!installed()) {
      await install();
    }
    if (!built()) {
      await build();
    }
  });
}

/** Runs `main`, printing an EnsureError as one sentence and ending with its exit code. */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof EnsureError)) {
      throw error;
    }
    say(error.message);
    process.exitCode = 1;
  }
}

/** Runs a program from the checkout; its stdout goes to our stderr unless `stdout` says otherwise. */
export function run(command, args, { stdout = 2, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', stdout, 'inherit'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}

/** Path of an installed package's executable script. */
export const tool = (path) => at('node_modules', ...path.split('/'));

function installed() {
  const wanted = readJson(at('package-lock.json'))?.packages ?? {};
  const present = readJson(at('node_modules', '.package-lock.json'))?.packages ?? {};
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || present[path]?.version === version,
  );
}

async function install() {
  say('installing packages (the first time takes a minute)');
  const options = [
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-fund',
    '--no-audit',
    '--loglevel=error',
  ];
  // npm must not take the settings of the npm that started us for its own.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)/.test(name)),
  );
  if ((await run('npm', ['ci', ...options], { env })) === 0) {
    return;
  }
  say('npm ci refused the lock file, trying npm install --no-save');
  if ((await run('npm', ['install', '--no-save', ...options], { env })) !== 0) {
    throw new EnsureError('the packages could not be installed; npm says why above.');
  }
}

const CONSOLE_BUILD = [
  tool('vite/bin/vite.js'),
  'build',
  '--config',
  'apps/console/vite.config.ts',
  '--logLevel',
  'warn',
];

const stamp = () => at('dist', '.build-stamp');

function built() {
  try {
    return readFileSync(stamp(), 'utf8') === sourcesHash();
  } catch (error) {
    return missing(error, false);
  }
}

async function build() {
  say('building');
  const started = Date.now();
  const hash = sourcesHash();
  rmSync(stamp(), { force: true });
  const [server, page] = await Promise.all([
    run(process.execPath, [tool('@nestjs/cli/bin/nest.js'), 'build', 'gateway']),
    run(process.execPath, CONSOLE_BUILD),
  ]);
  if (server !== 0 || page !== 0) {
    throw new EnsureError('the build failed; the compiler says why above.');
  }
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(stamp(), hash);
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Hash over path and content of whatever the build reads; times would lie after a checkout. */
function sourcesHash() {
  const files = ['package-lock.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'].map((name) => at(name));
  for (const folder of ['apps', 'libs']) {
    files.push(...filesUnder(at(folder)));
  }
  const hash = createHash('sha256').update(process.version);
  for (const file of files.sort()) {
    hash.update(`\0${relative(root, file).split(sep).join('/')}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  } catch (error) {
    return missing(error, []);
  }
}

/** One install or build at a time. The holder touches the lock each second, so a killed one is noticed. */
async function withLock(work) {
  const lock = at('dist', '.lock');
  mkdirSync(dirname(lock), { recursive: true });
  let waiting = false;
  while (!take(lock)) {
    if (!waiting) {
      waiting = true;
      say('waiting for another install or build of this checkout');
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), 1000);
  try {
    await work();
  } finally {
    clearInterval(beat);
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw new EnsureError(`this checkout cannot be written to (${error.code}): ${lock}`);
    }
  }
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (age > 15_000) {
    rmSync(lock, { recursive: true, force: true });
  }
  return false;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return missing(error, null);
  }
}

function missing(error, instead) {
  if (error.code === 'ENOENT' || error instanceof SyntaxError) {
    return instead;
  }
  throw error;
}
