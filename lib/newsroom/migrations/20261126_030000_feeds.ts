// Written by hand: what sitemaps are counted by, and what IndexNow is told. `index_now` has one row: the site's key,
// which is no secret, and when to speak next. `index_now_urls` remembers what search engines were told of, so that they
// can be told when it is gone or has moved.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE INDEX "translations_sitemap_idx" ON "translations" ("article_id")
    INCLUDE ("locale", "updated_at", "origin", "reviewed_role", "reviewed_at") WHERE "_status" = 'published';
  CREATE TABLE "index_now" (
    "id" boolean PRIMARY KEY DEFAULT true CHECK ("id"),
    "key" text NOT NULL,
    "failures" integer NOT NULL DEFAULT 0,
    "again_at" timestamp with time zone NOT NULL DEFAULT now()
  );
  INSERT INTO "index_now" ("key") VALUES (replace(gen_random_uuid()::text, '-', ''));
  CREATE TABLE "index_now_urls" (
    "article_id" integer NOT NULL,
    "url" text NOT NULL,
    PRIMARY KEY ("article_id", "url")
  );
  ALTER TABLE "change_log" ADD COLUMN "told" boolean NOT NULL DEFAULT false;
  CREATE INDEX "change_log_untold_idx" ON "change_log" ("id") WHERE NOT "told";
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  DROP INDEX "change_log_untold_idx";
  ALTER TABLE "change_log" DROP COLUMN "told";
  DROP TABLE "index_now_urls";
  DROP TABLE "index_now";
  DROP INDEX "translations_sitemap_idx";
  `)
}
