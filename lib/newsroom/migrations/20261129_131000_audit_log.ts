// Written by hand: who did what. The table only grows; the database itself refuses everything else
// (docs/decisions/026-audit-log.md).
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "audit_log" (
    "id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    "at" timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
    -- The person (no foreign key: an entry outlives the account), a process of ours, or somebody unknown.
    "actor" text NOT NULL CHECK ("actor" IN ('person', 'machine', 'nobody')),
    "user_id" integer,
    "name" text,
    "action" text NOT NULL,
    "collection" text,
    "document" integer,
    "version" integer,
    "way" text NOT NULL,
    "address" text,
    "detail" jsonb NOT NULL DEFAULT '{}'
  );
  CREATE INDEX "audit_log_document_idx" ON "audit_log" ("collection", "document", "id");
  CREATE INDEX "audit_log_user_idx" ON "audit_log" ("user_id", "id");
  CREATE INDEX "audit_log_at_idx" ON "audit_log" USING brin ("at");

  -- An entry may leave when it is old, and only in a transaction that says it clears old ones: lib/newsroom/audit/expire.ts.
  CREATE FUNCTION "audit_log_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND current_setting('warta.expiring_audit_log', true) = 'yes'
       AND OLD."at" < now() - interval '90 days' THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit log only grows: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER "audit_log_rows" BEFORE UPDATE OR DELETE ON "audit_log"
    FOR EACH ROW EXECUTE FUNCTION "audit_log_only_grows"();
  CREATE TRIGGER "audit_log_truncate" BEFORE TRUNCATE ON "audit_log"
    FOR EACH STATEMENT EXECUTE FUNCTION "audit_log_only_grows"();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  DROP TABLE "audit_log";
  DROP FUNCTION "audit_log_only_grows"();
  `)
}
