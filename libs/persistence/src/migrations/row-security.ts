/**
 * Row-level security of a table that belongs to sites: `palaver_app` sees the sites it has been opened for, the owner
 * everything, and so does the pipeline where it is to use the table. What each may do is granted apart.
 */
export function rowSecurity(table: string, { column = 'site_id', pipeline = true } = {}): string {
  return `
      ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
      CREATE POLICY own_site ON ${table} TO palaver_app
        USING (palaver_sees(${column})) WITH CHECK (palaver_sees(${column}));
      ${pipeline ? `CREATE POLICY pipeline ON ${table} TO palaver_pipeline USING (true) WITH CHECK (true);` : ''}
      CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);`;
}
