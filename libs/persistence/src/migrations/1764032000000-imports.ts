import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * How far each import of old comments has come. What it brought stands where all comments do; the line a comment came
 * with is told again by its event, of the kind `import`.
 */
export class Imports1764032000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import (
        site_id text COLLATE "C" NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'finished')),
        next_line bigint NOT NULL DEFAULT 1,
        imported int NOT NULL DEFAULT 0,
        already_there int NOT NULL DEFAULT 0,
        unchanged int NOT NULL DEFAULT 0,
        refused int NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL,
        finished_at timestamptz,
        PRIMARY KEY (site_id, id)
      );
      CREATE UNIQUE INDEX import_number ON import (id);${rowSecurity('import', { pipeline: false })}
      GRANT SELECT, INSERT, UPDATE ON import TO palaver_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import');
  }
}
