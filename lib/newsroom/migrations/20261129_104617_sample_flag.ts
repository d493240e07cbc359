import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "site" ADD COLUMN "sample" boolean DEFAULT false;
   UPDATE "site" SET "sample" = true
    WHERE EXISTS (SELECT FROM "articles" WHERE "ref" LIKE 'warta-sample:%' AND "_status" = 'published');`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "site" DROP COLUMN "sample";`)
}
