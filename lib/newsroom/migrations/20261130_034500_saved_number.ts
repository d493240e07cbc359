// Written by hand: the number that a page gave its last save, so that one that was late on its way is known to be.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE "editing" ADD COLUMN "saved_number" integer;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE "editing" DROP COLUMN "saved_number";`)
}
