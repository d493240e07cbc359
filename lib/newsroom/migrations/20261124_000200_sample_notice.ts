// Written by hand: what lets the newsroom ask, at no cost, whether a story of the sample newsroom is left.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE INDEX "articles_sample_idx" ON "articles" ("id")
    WHERE "_status" = 'published' AND "ref" LIKE 'warta-sample:%';
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP INDEX "articles_sample_idx";`)
}
