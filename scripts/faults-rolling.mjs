import { runFaults } from './run-faults.mjs';

/** `npm run faults:rolling`: every process restarted under load on stores of its own; see docs/FAULTS.md. */
await runFaults(async () => (await import('../test/faults/faults-rolling.ts')).faultsRolling);
