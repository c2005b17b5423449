import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { EnsureError, ensure, root, runScript } from './ensure.mjs';

const built = (file) => import(pathToFileURL(join(root, 'dist/apps/cli/src', file)).href);
const OPTIONS = {
  home: { type: 'string', default: '.palaver' },
  port: { type: 'string', default: '8080' },
  'gateway-port': { type: 'string', default: '3000' },
  'admin-port': { type: 'string', default: '3001' },
};

/** `npm run example:site`: the page of examples/site beside the Palaver that runs, or one that is started for it. */
await runScript(async () => {
  const { values } = parseArgs({ options: OPTIONS });
  await ensure();
  const { Home } = await built('up/home.js');
  const { isPortFree } = await built('stores/free-port.js');
  const { stopSignal, untilAborted } = await built('stop-signal.js');
  const { TemporaryEndpoint } = await built('listen/temporary-endpoint.js');
  if (!(await isPortFree(Number(values.port)))) {
    throw new EnsureError(`port ${values.port} is taken by another program; choose a free one with --port.`);
  }
  const home = new Home(values.home);
  const stop = stopSignal();
  let palaver, site, endpoint;
  try {
    if (!(await answers(home))) {
      palaver = startPalaver(values);
      await untilReady(palaver, stop, untilAborted);
    }
    const { gatewayUrl, adminUrl, adminToken, siteId, siteKey } = home.readRun();
    const url = `http://127.0.0.1:${values.port}/palaver/example`;
    endpoint = await TemporaryEndpoint.make({ url: adminUrl, token: adminToken, site: siteId }, url);
    site = start('examples/site/server.mjs', [], {
      PORT: values.port,
      SITE_DATA: home.at('example-site.json'),
      PALAVER_URL: gatewayUrl,
      PALAVER_KEY: siteKey,
      PALAVER_SECRET: endpoint.secret,
    });
    await Promise.race([untilAborted(stop), once(site, 'exit')]);
    return stop.aborted ? 0 : 1;
  } catch (error) {
    if (stop.aborted) {
      return 0;
    }
    throw error.name === 'CommandError' ? new EnsureError(error.message) : error;
  } finally {
    await end(site, 'SIGTERM');
    await endpoint?.remove().catch((error) => console.error(`palaver: ${error.message}`));
    await end(palaver, 'SIGINT');
  }
});

function startPalaver({ home, 'gateway-port': gateway, 'admin-port': admin }) {
  const ports = ['--gateway-port', gateway, '--admin-port', admin];
  return start('bin/palaver.mjs', ['up', '--no-feed', '--home', home, ...ports], {}, 'pipe');
}

/** A group of its own: Ctrl-C reaches us alone, who stop everything in order. */
function start(script, args, env, stdout = 'inherit') {
  return spawn(process.execPath, [join(root, script), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', stdout, 'inherit'],
    detached: true,
  });
}

/** Tells what Palaver says until it is ready; how to send a comment by hand is of no interest here. */
async function untilReady(palaver, stop, untilAborted) {
  let say = console.log;
  const ready = new Promise((resolve) => {
    createInterface({ input: palaver.stdout }).on('line', (line) => {
      say(line);
      if (line.endsWith('are ready')) {
        say = () => undefined;
        resolve();
      }
    });
  });
  await Promise.race([ready, untilAborted(stop), once(palaver, 'exit')]);
  stop.throwIfAborted();
  if (palaver.exitCode !== null || palaver.signalCode !== null) {
    throw new EnsureError('Palaver could not be started; it says why above.');
  }
}

async function answers(home) {
  const { gatewayUrl, adminUrl } = home.readRun();
  const ready = [gatewayUrl, adminUrl].map(
    async (url) => (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) })).ok,
  );
  return (await Promise.all(ready).catch(() => [false])).every(Boolean);
}

async function end(child, signal) {
  if (child && child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
}
