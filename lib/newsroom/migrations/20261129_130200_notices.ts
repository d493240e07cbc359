// Written by hand: what people of the newsroom are told of, and the language in which each reads.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "notices" (
    "id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "user_id" integer NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "kind" text NOT NULL,
    "cause" text NOT NULL,
    "relation" text NOT NULL,
    "document_id" integer NOT NULL,
    "actor_id" integer REFERENCES "users" ("id") ON DELETE SET NULL,
    "facts" jsonb NOT NULL DEFAULT '{}',
    "at" timestamp with time zone NOT NULL DEFAULT now(),
    "read_at" timestamp with time zone,
    UNIQUE ("user_id", "cause")
  );
  CREATE INDEX "notices_user_idx" ON "notices" ("user_id", "id");
  CREATE INDEX "notices_unread_idx" ON "notices" ("user_id") WHERE "read_at" IS NULL;
  CREATE INDEX "notices_actor_idx" ON "notices" ("actor_id");
  CREATE TABLE "notice_readers" (
    "user_id" integer PRIMARY KEY REFERENCES "users" ("id") ON DELETE CASCADE,
    "language" text NOT NULL
  );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  DROP TABLE "notice_readers";
  DROP TABLE "notices";
  `)
}
