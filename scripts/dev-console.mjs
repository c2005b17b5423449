import { createServer } from 'vite';
import { ensure, root, runScript } from './ensure.mjs';

const ADMIN = process.env.ADMIN_URL ?? 'http://127.0.0.1:3001';
const GATEWAY = process.env.PUBLIC_URL ?? 'http://127.0.0.1:3000';

/** The console as it is being written, on port 5173, with the API of an admin that runs: ADMIN_URL names another one. */
await runScript(async () => {
  await ensure();
  const server = await createServer({
    configFile: `${root}/apps/console/vite.config.ts`,
    html: { cspNonce: undefined },
    plugins: [
      { name: 'gateway-url', transformIndexHtml: (html) => html.replaceAll('__GATEWAY__', encodeURI(GATEWAY)) },
    ],
    server: {
      port: 5173,
      // The admin takes what comes from pages of its own address.
      proxy: { '/v1': { target: ADMIN, changeOrigin: true, headers: { origin: new URL(ADMIN).origin } } },
    },
  });
  await server.listen();
  server.printUrls();
});
