import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * Backtests are rows that a worker leases: a queue may be emptied at any time, these may not. Of a comment nothing is
 * kept but its id. The rule set that is tried is dropped when the backtest ends; its report stays.
 */
export class Backtests1764033000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE backtest (
        site_id text COLLATE "C" NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        rule_set_id text NOT NULL,
        rule_set_version int,
        rule_set_hash text NOT NULL,
        document text,
        live_id text NOT NULL,
        live_version int NOT NULL,
        live_hash text NOT NULL,
        last_count int,
        since timestamptz,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
        total int,
        done int NOT NULL DEFAULT 0,
        checkpoint text,
        report text,
        error text,
        takes int NOT NULL DEFAULT 0,
        continued int NOT NULL DEFAULT 0,
        lease_token uuid,
        lease_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL,
        started_at timestamptz,
        ended_at timestamptz,
        PRIMARY KEY (site_id, id)
      );
      COMMENT ON COLUMN backtest.document IS 'canonical JSON of what is no published version; null once it has ended';
      COMMENT ON COLUMN backtest.checkpoint IS 'JSON: how far it came and what it counted, for whoever goes on';
      COMMENT ON COLUMN backtest.takes IS 'how often it was taken up since it last came further';
      CREATE UNIQUE INDEX backtest_open ON backtest (site_id) WHERE state IN ('waiting', 'running');
      CREATE INDEX backtest_newest ON backtest (site_id, created_at DESC);${rowSecurity('backtest')}
      GRANT SELECT, INSERT, DELETE ON backtest TO palaver_app;
      GRANT UPDATE (state, document, checkpoint, ended_at) ON backtest TO palaver_app;
      GRANT SELECT, UPDATE ON backtest TO palaver_pipeline`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE backtest');
  }
}
