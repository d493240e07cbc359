// Written by hand: since when an authenticator app waits to be confirmed (lib/newsroom/accounts/second-factor/authenticator-app.ts).
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE "account_security" ADD COLUMN "totp_begun_at" timestamp with time zone;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE "account_security" DROP COLUMN "totp_begun_at";`)
}
