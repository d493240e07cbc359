// Written by hand: in which form the search index is (lib/search/index-version.ts). An index of before has none, and is made anew.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE "search_state" ADD COLUMN "form" integer NOT NULL DEFAULT 0`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE "search_state" DROP COLUMN "form"`)
}
