import suites from './jest.config.js';

const [, house] = suites.projects;

/** What drives the console in a real browser; `npm run e2e:console` and `npm run screenshots` choose from it. */
export default {
  ...house,
  displayName: 'console',
  roots: ['<rootDir>/test/console'],
  testMatch: ['**/*.browser.ts'],
  testTimeout: 120_000,
};
