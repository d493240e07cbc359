// Written by hand: the change log, and the indexes that the reader site's lists and the change log's look-ups need.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "change_log" (
    "id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "at" timestamp with time zone NOT NULL DEFAULT now(),
    "tags" text[] NOT NULL
  );
  CREATE INDEX "change_log_at_idx" ON "change_log" ("at");

  CREATE INDEX "articles_published_list_idx" ON "articles" ("published_at" DESC, "id" DESC)
    WHERE "_status" = 'published';
  CREATE INDEX "articles_published_section_list_idx" ON "articles" ("section_id", "published_at" DESC, "id" DESC)
    WHERE "_status" = 'published';
  CREATE INDEX "articles_rels_topic_parent_idx" ON "articles_rels" ("topics_id", "parent_id")
    WHERE "topics_id" IS NOT NULL;
  CREATE INDEX "articles_rels_author_parent_idx" ON "articles_rels" ("authors_id", "parent_id")
    WHERE "authors_id" IS NOT NULL;
  CREATE INDEX "articles_body_pictures_idx" ON "articles"
    USING gin (jsonb_path_query_array("body", '$.**.fields.media'));
  CREATE INDEX "translations_body_pictures_idx" ON "translations"
    USING gin (jsonb_path_query_array("body", '$.**.fields.media'));
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  DROP INDEX "translations_body_pictures_idx";
  DROP INDEX "articles_body_pictures_idx";
  DROP INDEX "articles_rels_author_parent_idx";
  DROP INDEX "articles_rels_topic_parent_idx";
  DROP INDEX "articles_published_section_list_idx";
  DROP INDEX "articles_published_list_idx";
  DROP TABLE "change_log";
  `)
}
