import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  // What the admin puts in the place of it with each answer; the page's style sheets made at run time carry it.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: '../../dist/apps/console',
    emptyOutDir: true,
    target: 'es2022',
    // Browsers that know light-dark(), which Mantine's scheme of colours decides at run time.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The policy of the page lets nothing in that stands in an address.
    assetsInlineLimit: 0,
    license: { fileName: 'licences.json' },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // What marks parts of packages for servers that render pages.
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
  },
});
