import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { rowSecurity } from './row-security.js';

/**
 * Open review items as what they have in common: near-copies, replies to one comment, replies of a rejected one. A chore
 * of the worker follows the changes of review items; what belongs together is marked when its second item comes, so that
 * nobody has to look at all that is open.
 */
export class Waves1764039205000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE wave_item (
        site_id text COLLATE "C" NOT NULL,
        comment_id text COLLATE "C" NOT NULL,
        opened_at timestamptz NOT NULL,
        section text COLLATE "C",
        parent_id text COLLATE "C",
        bands bigint[] NOT NULL,
        sketch bit(256),
        wave text COLLATE "C",
        pile text COLLATE "C",
        PRIMARY KEY (site_id, comment_id)
      );
      COMMENT ON TABLE wave_item IS 'comments with an open review item';
      COMMENT ON COLUMN wave_item.wave IS 'copies:<first comment> or replies:<rejected comment>; null: it stands alone';
      COMMENT ON COLUMN wave_item.pile IS 'below:<comment>, when many replies to that comment are open';
      CREATE INDEX wave_item_bands ON wave_item USING gin (bands);
      CREATE INDEX wave_item_parent ON wave_item (parent_id, site_id) WHERE parent_id IS NOT NULL;
      CREATE INDEX wave_item_wave ON wave_item (site_id, wave) WHERE wave IS NOT NULL;
      CREATE INDEX wave_item_pile ON wave_item (site_id, pile) WHERE pile IS NOT NULL;
      CREATE TABLE wave_mark (
        site_id text COLLATE "C" PRIMARY KEY,
        xid xid8 NOT NULL DEFAULT '0',
        item bigint NOT NULL DEFAULT 0
      );
      COMMENT ON TABLE wave_mark IS 'changes of review items up to this transaction and item are in wave_item';
      ${rowSecurity('wave_item')}${rowSecurity('wave_mark')}
      GRANT SELECT ON wave_item TO palaver_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON wave_item, wave_mark TO palaver_pipeline`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE wave_mark, wave_item');
  }
}
