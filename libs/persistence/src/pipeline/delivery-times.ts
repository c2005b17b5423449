/** As intervals of SQL: how long a message is leased to the process that sends it. */
export const LEASE = `interval '30 seconds'`;

/** The breaker opens after so many failures in a row, or after a few that go on for a while. */
export const FAILURES_AT_ONCE = 20;
export const FAILURES_IN_A_ROW = 5;
export const FAILING_FOR = `interval '1 minute'`;

export const FIRST_PROBE = `interval '5 seconds'`;
export const PROBE_EVERY = `interval '60 seconds'`;

/** Nobody heard of a failure for so long: we stood still ourselves, and count anew. */
export const STANDSTILL = `interval '12 hours'`;

/** How long a rotated secret signs beside the new one. */
export const SECRET_OVERLAP = `interval '24 hours'`;
