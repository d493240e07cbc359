import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_site_feed_text" AS ENUM('excerpt', 'full');
  CREATE TABLE "breaking" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"active" boolean DEFAULT false,
  	"article_id" integer,
  	"until" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "breaking_locales" (
  	"text" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  ALTER TABLE "site" ADD COLUMN "feed_text" "enum_site_feed_text" DEFAULT 'excerpt' NOT NULL;
  ALTER TABLE "site" ADD COLUMN "llms_txt" boolean DEFAULT false;
  ALTER TABLE "site" ADD COLUMN "index_now" boolean DEFAULT false;
  ALTER TABLE "breaking" ADD CONSTRAINT "breaking_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "breaking_locales" ADD CONSTRAINT "breaking_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."breaking"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "breaking_article_idx" ON "breaking" USING btree ("article_id");
  CREATE UNIQUE INDEX "breaking_locales_locale_parent_id_unique" ON "breaking_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "breaking_locales_parent_id_idx" ON "breaking_locales" USING btree ("_parent_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "breaking" CASCADE;
  DROP TABLE "breaking_locales" CASCADE;
  ALTER TABLE "site" DROP COLUMN "feed_text";
  ALTER TABLE "site" DROP COLUMN "llms_txt";
  ALTER TABLE "site" DROP COLUMN "index_now";
  DROP TYPE "public"."enum_site_feed_text";`)
}
