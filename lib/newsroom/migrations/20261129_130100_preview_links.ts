// Written by hand: links by which somebody without an account sees a story before it is published.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "preview_links" (
    "id" serial PRIMARY KEY,
    "article_id" integer NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
    "created_by_id" integer NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "note" text NOT NULL,
    "digest" bytea NOT NULL UNIQUE,
    "created_at" timestamp with time zone NOT NULL DEFAULT now(),
    "expires_at" timestamp with time zone NOT NULL,
    "opened_at" timestamp with time zone,
    "revoked_at" timestamp with time zone
  );
  CREATE INDEX "preview_links_article_idx" ON "preview_links" ("article_id");
  CREATE INDEX "preview_links_created_by_idx" ON "preview_links" ("created_by_id");
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE "preview_links";`)
}
