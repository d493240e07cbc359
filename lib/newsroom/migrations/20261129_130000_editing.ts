// Written by hand: who has a story or translation open for editing, and who saved it last (lib/newsroom/editing).
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "editing" (
    "collection" text NOT NULL,
    "document" integer NOT NULL,
    "holder" integer REFERENCES "users" ("id") ON DELETE SET NULL,
    "tab" text,
    "since" timestamp (3) with time zone,
    "heard_at" timestamp (3) with time zone,
    "taken_from" text,
    "saved_by" integer,
    "saved_tab" text,
    "saved_stamp" timestamp (3) with time zone,
    "run_began" timestamp (3) with time zone,
    "run_length" integer,
    PRIMARY KEY ("collection", "document")
  );
  CREATE INDEX "editing_holder_idx" ON "editing" ("holder");
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE "editing";`)
}
