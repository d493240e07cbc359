// Written by hand: what translating needs beside the newsroom's collections. lib/translation reads and writes it.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "translation_memory" (
    "source_locale" text NOT NULL DEFAULT 'id',
    "target" text NOT NULL,
    "source_hash" text NOT NULL,
    "origin" text NOT NULL CHECK ("origin" IN ('machine', 'human')),
    "source" text NOT NULL,
    "text" text NOT NULL,
    "engine" text,
    "article_id" integer,
    "at" timestamp with time zone NOT NULL DEFAULT now(),
    PRIMARY KEY ("source_locale", "target", "source_hash", "origin")
  );

  CREATE TABLE "translation_progress" (
    "article_id" integer NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
    "locale" text NOT NULL,
    "state" text NOT NULL CHECK ("state" IN ('waiting', 'translating', 'done', 'held', 'failed', 'unconfigured')),
    "reason" text,
    "detail" text,
    "attempts" integer NOT NULL DEFAULT 0,
    "engine" text,
    "segments" integer NOT NULL DEFAULT 0,
    "characters" integer NOT NULL DEFAULT 0,
    "cost" numeric(14, 6) NOT NULL DEFAULT 0,
    "requested_at" timestamp with time zone NOT NULL DEFAULT now(),
    "started_at" timestamp with time zone,
    "finished_at" timestamp with time zone,
    PRIMARY KEY ("article_id", "locale")
  );
  CREATE INDEX "translation_progress_state_idx" ON "translation_progress" ("state", "requested_at");

  CREATE TABLE "translation_usage" (
    "day" date NOT NULL,
    "engine" text NOT NULL,
    "locale" text NOT NULL,
    "requests" integer NOT NULL DEFAULT 0,
    "segments" integer NOT NULL DEFAULT 0,
    "characters" bigint NOT NULL DEFAULT 0,
    "tokens" bigint NOT NULL DEFAULT 0,
    "cost" numeric(14, 6) NOT NULL DEFAULT 0,
    PRIMARY KEY ("day", "engine", "locale")
  );

  CREATE TABLE "translation_engines" (
    "engine" text PRIMARY KEY,
    "failures" integer NOT NULL DEFAULT 0,
    "open_until" timestamp with time zone,
    "last_error" text,
    "requests_left" double precision,
    "characters_left" double precision,
    "refilled_at" timestamp with time zone NOT NULL DEFAULT now(),
    "warned" text
  );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  DROP TABLE "translation_engines";
  DROP TABLE "translation_usage";
  DROP TABLE "translation_progress";
  DROP TABLE "translation_memory";
  `)
}
