import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_glossary_part_of_speech" AS ENUM('noun', 'name', 'verb', 'adjective', 'phrase');
  CREATE TYPE "public"."enum_reports_locale" AS ENUM('en', 'zh', 'ja', 'ar', 'fr');
  CREATE TYPE "public"."enum_reports_state" AS ENUM('open', 'done', 'dismissed');
  CREATE TYPE "public"."enum_site_translation_policy" AS ENUM('hold', 'publish');
  CREATE TABLE "glossary" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"term" varchar NOT NULL,
  	"keep" boolean DEFAULT false,
  	"renderings_en" varchar,
  	"renderings_zh" varchar,
  	"renderings_ja" varchar,
  	"renderings_ar" varchar,
  	"renderings_fr" varchar,
  	"case_sensitive" boolean DEFAULT false,
  	"part_of_speech" "enum_glossary_part_of_speech",
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "reports" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"article_id" integer NOT NULL,
  	"locale" "enum_reports_locale" NOT NULL,
  	"anchor" varchar,
  	"paragraph" varchar NOT NULL,
  	"suggestion" varchar,
  	"state" "enum_reports_state" DEFAULT 'open' NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "site_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  ALTER TABLE "articles" ADD COLUMN "breaking" boolean DEFAULT false;
  ALTER TABLE "_articles_v" ADD COLUMN "version_breaking" boolean DEFAULT false;
  ALTER TABLE "translations" ADD COLUMN "reviewed_by_id" integer;
  ALTER TABLE "translations" ADD COLUMN "locked" boolean DEFAULT false;
  ALTER TABLE "translations" ADD COLUMN "withdrawn" boolean DEFAULT false;
  ALTER TABLE "translations" ADD COLUMN "segments" jsonb;
  ALTER TABLE "_translations_v" ADD COLUMN "version_reviewed_by_id" integer;
  ALTER TABLE "_translations_v" ADD COLUMN "version_locked" boolean DEFAULT false;
  ALTER TABLE "_translations_v" ADD COLUMN "version_withdrawn" boolean DEFAULT false;
  ALTER TABLE "_translations_v" ADD COLUMN "version_segments" jsonb;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "glossary_id" integer;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "reports_id" integer;
  ALTER TABLE "site" ADD COLUMN "index_machine_translations" boolean DEFAULT true;
  ALTER TABLE "site" ADD COLUMN "translation_policy" "enum_site_translation_policy" DEFAULT 'hold' NOT NULL;
  ALTER TABLE "reports" ADD CONSTRAINT "reports_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "site_texts" ADD CONSTRAINT "site_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."site"("id") ON DELETE cascade ON UPDATE no action;
  CREATE UNIQUE INDEX "glossary_term_idx" ON "glossary" USING btree ("term");
  CREATE INDEX "glossary_updated_at_idx" ON "glossary" USING btree ("updated_at");
  CREATE INDEX "glossary_created_at_idx" ON "glossary" USING btree ("created_at");
  CREATE INDEX "reports_article_idx" ON "reports" USING btree ("article_id");
  CREATE INDEX "reports_locale_idx" ON "reports" USING btree ("locale");
  CREATE INDEX "reports_state_idx" ON "reports" USING btree ("state");
  CREATE INDEX "reports_updated_at_idx" ON "reports" USING btree ("updated_at");
  CREATE INDEX "reports_created_at_idx" ON "reports" USING btree ("created_at");
  CREATE INDEX "site_texts_order_parent" ON "site_texts" USING btree ("order","parent_id");
  ALTER TABLE "translations" ADD CONSTRAINT "translations_reviewed_by_id_users_id_fk" FOREIGN KEY ("reviewed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_translations_v" ADD CONSTRAINT "_translations_v_version_reviewed_by_id_users_id_fk" FOREIGN KEY ("version_reviewed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_glossary_fk" FOREIGN KEY ("glossary_id") REFERENCES "public"."glossary"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_reports_fk" FOREIGN KEY ("reports_id") REFERENCES "public"."reports"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "translations_reviewed_by_idx" ON "translations" USING btree ("reviewed_by_id");
  CREATE INDEX "_translations_v_version_version_reviewed_by_idx" ON "_translations_v" USING btree ("version_reviewed_by_id");
  CREATE INDEX "payload_locked_documents_rels_glossary_id_idx" ON "payload_locked_documents_rels" USING btree ("glossary_id");
  CREATE INDEX "payload_locked_documents_rels_reports_id_idx" ON "payload_locked_documents_rels" USING btree ("reports_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "glossary" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "reports" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "site_texts" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "glossary" CASCADE;
  DROP TABLE "reports" CASCADE;
  DROP TABLE "site_texts" CASCADE;
  ALTER TABLE "translations" DROP CONSTRAINT "translations_reviewed_by_id_users_id_fk";
  
  ALTER TABLE "_translations_v" DROP CONSTRAINT "_translations_v_version_reviewed_by_id_users_id_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_glossary_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_reports_fk";
  
  DROP INDEX "translations_reviewed_by_idx";
  DROP INDEX "_translations_v_version_version_reviewed_by_idx";
  DROP INDEX "payload_locked_documents_rels_glossary_id_idx";
  DROP INDEX "payload_locked_documents_rels_reports_id_idx";
  ALTER TABLE "articles" DROP COLUMN "breaking";
  ALTER TABLE "_articles_v" DROP COLUMN "version_breaking";
  ALTER TABLE "translations" DROP COLUMN "reviewed_by_id";
  ALTER TABLE "translations" DROP COLUMN "locked";
  ALTER TABLE "translations" DROP COLUMN "withdrawn";
  ALTER TABLE "translations" DROP COLUMN "segments";
  ALTER TABLE "_translations_v" DROP COLUMN "version_reviewed_by_id";
  ALTER TABLE "_translations_v" DROP COLUMN "version_locked";
  ALTER TABLE "_translations_v" DROP COLUMN "version_withdrawn";
  ALTER TABLE "_translations_v" DROP COLUMN "version_segments";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "glossary_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "reports_id";
  ALTER TABLE "site" DROP COLUMN "index_machine_translations";
  ALTER TABLE "site" DROP COLUMN "translation_policy";
  DROP TYPE "public"."enum_glossary_part_of_speech";
  DROP TYPE "public"."enum_reports_locale";
  DROP TYPE "public"."enum_reports_state";
  DROP TYPE "public"."enum_site_translation_policy";`)
}
