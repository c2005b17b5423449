import type { Query } from './chaos-schema.js';

/** Writes down in Postgres itself whose hands items go through, also where no answer reached anybody. */
export async function installWitness(query: Query): Promise<void> {
  await query(`
    CREATE SCHEMA witness;
    CREATE TABLE witness.claim (
      seq bigint GENERATED ALWAYS AS IDENTITY,
      item_id bigint NOT NULL,
      old_owner text,
      old_until timestamptz,
      new_owner text,
      at timestamptz NOT NULL DEFAULT now()
    );
    CREATE FUNCTION witness.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      INSERT INTO witness.claim (item_id, old_owner, old_until, new_owner)
      VALUES (NEW.id, OLD.claim_owner, OLD.claim_until, NEW.claim_owner);
      RETURN NULL;
    END $$;
    CREATE TRIGGER witness AFTER UPDATE ON review_item FOR EACH ROW
      WHEN (OLD.claim_owner IS DISTINCT FROM NEW.claim_owner) EXECUTE FUNCTION witness.note()`);
}
