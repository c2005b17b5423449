import { parseArgs } from 'node:util';
import { CommandError, sentence } from '../command-error.js';
import { port } from '../port-option.js';
import { REMOTE_OPTIONS, type Remote, remoteOf } from '../rules/remote-options.js';
import { stopSignal, untilAborted } from '../stop-signal.js';
import { CallbackRelay } from './callback-relay.js';
import { TemporaryEndpoint } from './temporary-endpoint.js';

const { dir: _dir, ...REMOTE } = REMOTE_OPTIONS;
const OPTIONS = { ...REMOTE, forward: { type: 'string' }, port: { type: 'string' } } as const;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `palaver listen`: an endpoint for as long as it runs; each callback is one line and is handed on. */
export async function listenCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const remote = nearby(remoteOf(values));
  const forward = values.forward === undefined ? undefined : httpAddress(values.forward);
  const relay = new CallbackRelay(forward, say);
  const url = await relay.start(values.port === undefined ? 0 : port(values.port, '--port'));
  const stop = stopSignal();
  try {
    const endpoint = await TemporaryEndpoint.make(remote, url);
    try {
      relay.trust(endpoint.secret);
      invitation(remote, forward, endpoint.secret).forEach(say);
      await untilAborted(stop);
    } finally {
      await removed(endpoint);
    }
  } finally {
    relay.close();
  }
  return 0;
}

function invitation({ site, url }: Remote, forward: string | undefined, secret: string): string[] {
  return [
    `takes the callbacks of site "${site}" of ${url} and ${forward === undefined ? 'answers them itself; --forward hands them on' : `hands them on to ${forward}`}`,
    `start your site with PALAVER_SECRET=${secret}`,
    'Ctrl-C ends it and removes the endpoint',
    '',
  ];
}

async function removed(endpoint: TemporaryEndpoint): Promise<void> {
  await endpoint.remove().catch((error: unknown) => {
    throw new CommandError(`the endpoint is still there; the next "palaver listen" removes it: ${sentence(error)}`, {
      cause: error,
    });
  });
}

function nearby(remote: Remote): Remote {
  if (!LOOPBACK.test(new URL(remote.url).hostname)) {
    throw new CommandError(`listen takes callbacks on this machine alone: run it where ${remote.url} runs.`);
  }
  return remote;
}

function httpAddress(url: string): string {
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new CommandError(`--forward takes an http address such as http://127.0.0.1:8080/palaver, not "${url}".`);
  }
  return url;
}
