// Written by hand: what is known of an account beside Payload's row, which Payload writes over as a whole at each sign-in.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "account_security" (
    "user_id" integer PRIMARY KEY REFERENCES "users" ("id") ON DELETE CASCADE,
    "weak_password" boolean NOT NULL DEFAULT false,
    -- Encrypted; in force once it has been confirmed.
    "totp_secret" text,
    "totp_confirmed_at" timestamp with time zone,
    -- The last period of 30 seconds whose code was used: a code works once.
    "totp_last_step" bigint NOT NULL DEFAULT 0
  );
  CREATE TABLE "recovery_codes" (
    "user_id" integer NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "hash" text NOT NULL,
    PRIMARY KEY ("user_id", "hash")
  );
  -- Payload makes the rows of users_sessions anew whenever it writes an account: no foreign key.
  CREATE TABLE "session_origins" (
    "session_id" text PRIMARY KEY,
    "user_id" integer NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "address" text,
    "agent" text
  );
  CREATE INDEX "session_origins_user_idx" ON "session_origins" ("user_id");
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  DROP TABLE "session_origins";
  DROP TABLE "recovery_codes";
  DROP TABLE "account_security";
  `)
}
