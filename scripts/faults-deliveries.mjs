import { runFaults } from './run-faults.mjs';

/** `npm run faults:deliveries`: callbacks to targets that fail in every way; docs/FAULTS.md says which and how to read it. */
await runFaults(async () => (await import('../test/faults/faults-deliveries.ts')).faultsDeliveries);
