import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Entries that wait in a list of their own are read by every look-up: what is looked up as often as it is written has none. */
export class WaveBands1764040140000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER INDEX wave_item_bands SET (fastupdate = off)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER INDEX wave_item_bands RESET (fastupdate)');
  }
}
