import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What one has put before leads oneself is found without all that was ever audited. */
export class Escalations1764040500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX audit_escalations ON audit (actor, seq) WHERE action = 'review.escalate'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_escalations');
  }
}
