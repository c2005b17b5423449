import { runFaults } from './run-faults.mjs';

/** `npm run faults:smoke`: faults under load on stores of its own; docs/FAULTS.md says which and how to read it. */
await runFaults(async () => (await import('../test/faults/faults-smoke.ts')).faultsSmoke);
