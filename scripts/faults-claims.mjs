import { runFaults } from './run-faults.mjs';

/** `npm run faults:claims`: moderators at one queue while admins are killed; docs/FAULTS.md says how to read it. */
await runFaults(async () => (await import('../test/faults/faults-claims.ts')).faultsClaims);
