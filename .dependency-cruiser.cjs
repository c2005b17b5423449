/** Which libraries of ours each library may import. A new library gets its line here before it imports anything. */
const mayImport = {
  contracts: [],
  moderation: ['rules', 'text', 'contracts', 'persistence', 'queues'],
  openapi: ['contracts'],
  persistence: ['contracts'],
  platform: [],
  queues: ['contracts'],
  rules: ['text', 'contracts'],
  // For sites: it is taken along alone.
  sdk: [],
  text: [],
};

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const listed = Object.keys(mayImport).join('|');

module.exports = {
  forbidden: [
    forbidden(
      'no-cycles',
      'Two files that need each other are one file, or three. What is generated is not ours to cut.',
      { pathNot: '/generated/' },
      { circular: true },
    ),
    forbidden('no-unresolved', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
    forbidden(
      'app-to-app',
      'An app never imports another app: what both need is a library.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    forbidden('lib-to-app', 'A library never imports an app.', { path: '^libs/' }, { path: '^(apps|test|bench)/' }),
    forbidden(
      'app-past-front-door',
      'Apps see of a library what its index.ts exports.',
      { path: '^apps/' },
      { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    ),
    forbidden(
      'lib-past-front-door',
      'Libraries see of each other what index.ts exports.',
      { path: '^libs/([^/]+)/' },
      { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    ),
    forbidden(
      'by-name-only',
      'Another library is imported as @palaver/<lib>, which the build rewrites; a relative path would bypass the rules.',
      { path: '^(apps|libs)/([^/]+)/' },
      { path: '^libs/', pathNot: '^$1/$2/', dependencyTypesNot: ['aliased'] },
    ),
    ...Object.entries(mayImport).map(([lib, others]) =>
      forbidden(
        `imports-of-${lib}`,
        `libs/${lib} may import ${others.length > 0 ? others.join(', ') : 'no other library of ours'}.`,
        { path: `^libs/${lib}/` },
        { path: '^libs/', pathNot: `^libs/(${[lib, ...others].join('|')})/` },
      ),
    ),
    forbidden(
      'imports-of-unlisted-lib',
      'A library without a line in mayImport may import nothing of ours.',
      { path: '^libs/([^/]+)/', pathNot: `^libs/(${listed})/` },
      { path: '^libs/', pathNot: '^libs/$1/' },
    ),
    forbidden(
      'pure-libs',
      'Rules, text and contracts are usable outside Palaver: no framework, no store.',
      { path: '^libs/(rules|text|contracts)/' },
      { path: '(^|node_modules/)(@nestjs/[^/]+|typeorm|bullmq|ioredis|pg)(/|$)' },
    ),
    forbidden(
      'controller-to-store',
      'A controller validates and calls; the service beside it talks to repositories.',
      { path: '^apps/[^/]+/src/.*\\.controller\\.ts$' },
      { path: '^libs/persistence/' },
    ),
    forbidden(
      'console-types-only',
      'The console runs in a browser: of our libraries it takes types, and those of the API alone.',
      { path: '^apps/console/src/' },
      { path: '^libs/', dependencyTypesNot: ['type-only'] },
    ),
    forbidden(
      'imports-of-console',
      'The console knows the API by its client alone.',
      { path: '^apps/console/' },
      { path: '^libs/', pathNot: '^libs/sdk/' },
    ),
    forbidden(
      'console-in-browser',
      'There is no Node in a browser.',
      { path: '^apps/console/src/', pathNot: '\\.spec\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    forbidden(
      'development-only',
      'What runs in production does not import a development dependency; the console is built from such into files of its own.',
      { path: '^(apps|libs)/', pathNot: ['\\.spec\\.ts$', '^apps/console/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
