/** Moves the time deliveries go by, in every process at once, this far from the database's own. */
export async function moveClock(query: (sql: string) => Promise<unknown>, seconds: number): Promise<void> {
  const body = seconds === 0 ? 'SELECT now()' : `SELECT now() + interval ''${seconds} seconds''`;
  await query(
    `CREATE OR REPLACE FUNCTION palaver_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS '${body}'`,
  );
}
