// Written by hand: readers of the change log keep a position by transactions (lib/change-log/position.ts) instead of a
// moment in search_state and a flag in each entry. Every entry that is there gets the number of this transaction.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  ALTER TABLE "change_log" ADD COLUMN "xid" xid8 NOT NULL DEFAULT pg_current_xact_id();
  CREATE INDEX "change_log_xid_idx" ON "change_log" ("xid", "id");
  CREATE TABLE "change_log_positions" (
    "name" text PRIMARY KEY,
    "horizon" xid8 NOT NULL,
    "seen" bigint[] NOT NULL,
    "missed" integer NOT NULL DEFAULT 0
  );
  `)
  // A statement by itself: its snapshot is taken when no one else can be writing to the log any more.
  await db.execute(sql`
  INSERT INTO "change_log_positions" ("name", "horizon", "seen")
    SELECT 'indexnow', pg_snapshot_xmin(pg_current_snapshot()), ARRAY(SELECT "id" FROM "change_log" WHERE "told")
    UNION ALL
    SELECT 'search', pg_snapshot_xmin(pg_current_snapshot()), ARRAY(SELECT "id" FROM "change_log"
      WHERE "at" <= (SELECT "followed_until" - interval '1 minute' FROM "search_state"));
  `)
  await db.execute(sql`
  ALTER TABLE "change_log" DROP COLUMN "told";
  ALTER TABLE "search_state" DROP COLUMN "followed_until";
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  ALTER TABLE "search_state" ADD COLUMN "followed_until" timestamp with time zone NOT NULL DEFAULT now();
  ALTER TABLE "search_state" ALTER COLUMN "followed_until" DROP DEFAULT;
  ALTER TABLE "change_log" ADD COLUMN "told" boolean NOT NULL DEFAULT false;
  UPDATE "change_log" SET "told" = true FROM "change_log_positions"
    WHERE "name" = 'indexnow' AND ("xid" < "horizon" OR "change_log"."id" = ANY ("seen"));
  CREATE INDEX "change_log_untold_idx" ON "change_log" ("id") WHERE NOT "told";
  DROP TABLE "change_log_positions";
  ALTER TABLE "change_log" DROP COLUMN "xid";
  `)
}
