// Written by hand, as what else is known of an account: passkeys, and the challenges that are open.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "passkeys" (
    -- The credential's id, base64url: the same one is never two people's.
    "id" text PRIMARY KEY,
    "user_id" integer NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "name" text NOT NULL,
    -- COSE (RFC 9052).
    "public_key" bytea NOT NULL,
    -- Signatures made, where the device counts them: a number that doesn't grow is a copy's.
    "counter" bigint NOT NULL,
    "transports" text[] NOT NULL,
    "created_at" timestamp with time zone NOT NULL DEFAULT now(),
    "used_at" timestamp with time zone
  );
  CREATE INDEX "passkeys_user_idx" ON "passkeys" ("user_id");
  CREATE TABLE "passkey_challenges" (
    "challenge" text PRIMARY KEY,
    "user_id" integer NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "purpose" text NOT NULL CHECK ("purpose" IN ('add', 'signIn')),
    "expires_at" timestamp with time zone NOT NULL
  );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  DROP TABLE "passkey_challenges";
  DROP TABLE "passkeys";
  `)
}
