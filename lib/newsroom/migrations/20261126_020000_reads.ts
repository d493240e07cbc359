// Written by hand: how often stories are read, and what follows from it; and the words that stories share.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "reads" (
    "at" timestamp with time zone NOT NULL,
    "article_id" integer NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
    "locale" "_locales" NOT NULL,
    "n" integer NOT NULL,
    PRIMARY KEY ("article_id", "locale", "at")
  );
  CREATE INDEX "reads_at_idx" ON "reads" ("at");

  CREATE UNLOGGED TABLE "reads_counted" (
    "day" date NOT NULL,
    "article_id" integer NOT NULL,
    "locale" "_locales" NOT NULL,
    "reader" integer NOT NULL,
    PRIMARY KEY ("day", "article_id", "locale", "reader")
  );

  CREATE TABLE "most_read" (
    "locale" "_locales" NOT NULL,
    "days" smallint NOT NULL,
    "rank" smallint NOT NULL,
    "article_id" integer NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
    PRIMARY KEY ("locale", "days", "rank")
  );
  CREATE INDEX "most_read_article_idx" ON "most_read" ("article_id");

  CREATE TABLE "term_counts" ("term" integer PRIMARY KEY, "n" integer NOT NULL);
  CREATE TABLE "story_terms" (
    "article_id" integer PRIMARY KEY,
    "digest" text NOT NULL,
    "terms" integer[] NOT NULL
  );
  CREATE TABLE "term_stories" (
    "term" integer NOT NULL,
    "article_id" integer NOT NULL,
    PRIMARY KEY ("term", "article_id")
  );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  DROP TABLE "term_stories";
  DROP TABLE "story_terms";
  DROP TABLE "term_counts";
  DROP TABLE "most_read";
  DROP TABLE "reads_counted";
  DROP TABLE "reads";
  `)
}
