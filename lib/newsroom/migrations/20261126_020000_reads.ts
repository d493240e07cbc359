// Written by hand: how often stories are read, and which are read most.
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
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  DROP TABLE "most_read";
  DROP TABLE "reads_counted";
  DROP TABLE "reads";
  `)
}
