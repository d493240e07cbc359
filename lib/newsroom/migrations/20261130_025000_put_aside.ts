// Written by hand: which versions hold words that were put aside (lib/newsroom/editing/aside.ts).
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

const tables = ['_articles_v', '_translations_v'] as const

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const table of tables) {
    // Those from before are known by their moments: dated a millisecond before the version beside which they were kept,
    // though made after it.
    await db.execute(
      sql.raw(`ALTER TABLE "${table}" ADD COLUMN "put_aside" boolean DEFAULT false NOT NULL;
      UPDATE "${table}" v SET "put_aside" = true
       WHERE v."latest" IS NOT TRUE AND v."created_at" > v."updated_at" AND EXISTS (
         SELECT FROM "${table}" n WHERE n."parent_id" = v."parent_id"
            AND n."version_updated_at" = v."updated_at" + interval '1 millisecond');`),
    )
  }
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  for (const table of tables) await db.execute(sql.raw(`ALTER TABLE "${table}" DROP COLUMN "put_aside";`))
}
