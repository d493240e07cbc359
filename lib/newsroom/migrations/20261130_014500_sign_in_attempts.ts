// Written by hand: attempts to sign in, counted for all web processes and across restarts.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "sign_in_attempts" (
    -- A hash of what is counted: neither e-mail addresses nor networks can be read from it.
    "key" text PRIMARY KEY,
    "counted" integer NOT NULL,
    "ends_at" timestamp with time zone NOT NULL
  );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE "sign_in_attempts";`)
}
