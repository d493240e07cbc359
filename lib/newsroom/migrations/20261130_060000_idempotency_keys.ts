// Written by hand: what was made by requests that carry an Idempotency-Key, so that a repeat makes no second one.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "idempotency_keys" (
    "user_id" integer NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "collection" text NOT NULL,
    "key" text NOT NULL,
    -- SHA-256 of the document as it was sent.
    "sent" bytea NOT NULL,
    "document" integer,
    "at" timestamp with time zone NOT NULL DEFAULT now(),
    PRIMARY KEY ("user_id", "collection", "key")
  );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE "idempotency_keys";`)
}
