import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ADD COLUMN "deleted_at" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD COLUMN "deleted_by_id" integer;
  ALTER TABLE "_articles_v" ADD COLUMN "version_deleted_at" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_deleted_by_id" integer;
  ALTER TABLE "translations" ADD COLUMN "deleted_at" timestamp(3) with time zone;
  ALTER TABLE "translations" ADD COLUMN "deleted_by_id" integer;
  ALTER TABLE "_translations_v" ADD COLUMN "version_deleted_at" timestamp(3) with time zone;
  ALTER TABLE "_translations_v" ADD COLUMN "version_deleted_by_id" integer;
  ALTER TABLE "sections" ADD COLUMN "deleted_at" timestamp(3) with time zone;
  ALTER TABLE "sections" ADD COLUMN "deleted_by_id" integer;
  ALTER TABLE "topics" ADD COLUMN "deleted_at" timestamp(3) with time zone;
  ALTER TABLE "topics" ADD COLUMN "deleted_by_id" integer;
  ALTER TABLE "authors" ADD COLUMN "deleted_at" timestamp(3) with time zone;
  ALTER TABLE "authors" ADD COLUMN "deleted_by_id" integer;
  ALTER TABLE "media" ADD COLUMN "deleted_at" timestamp(3) with time zone;
  ALTER TABLE "media" ADD COLUMN "deleted_by_id" integer;
  ALTER TABLE "pages" ADD COLUMN "deleted_at" timestamp(3) with time zone;
  ALTER TABLE "pages" ADD COLUMN "deleted_by_id" integer;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_deleted_by_id_users_id_fk" FOREIGN KEY ("deleted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_deleted_by_id_users_id_fk" FOREIGN KEY ("version_deleted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "translations" ADD CONSTRAINT "translations_deleted_by_id_users_id_fk" FOREIGN KEY ("deleted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_translations_v" ADD CONSTRAINT "_translations_v_version_deleted_by_id_users_id_fk" FOREIGN KEY ("version_deleted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sections" ADD CONSTRAINT "sections_deleted_by_id_users_id_fk" FOREIGN KEY ("deleted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "topics" ADD CONSTRAINT "topics_deleted_by_id_users_id_fk" FOREIGN KEY ("deleted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "authors" ADD CONSTRAINT "authors_deleted_by_id_users_id_fk" FOREIGN KEY ("deleted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_deleted_by_id_users_id_fk" FOREIGN KEY ("deleted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pages" ADD CONSTRAINT "pages_deleted_by_id_users_id_fk" FOREIGN KEY ("deleted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "articles_deleted_at_idx" ON "articles" USING btree ("deleted_at");
  CREATE INDEX "articles_deleted_by_idx" ON "articles" USING btree ("deleted_by_id");
  CREATE INDEX "_articles_v_version_version_deleted_at_idx" ON "_articles_v" USING btree ("version_deleted_at");
  CREATE INDEX "_articles_v_version_version_deleted_by_idx" ON "_articles_v" USING btree ("version_deleted_by_id");
  CREATE INDEX "translations_deleted_at_idx" ON "translations" USING btree ("deleted_at");
  CREATE INDEX "translations_deleted_by_idx" ON "translations" USING btree ("deleted_by_id");
  CREATE INDEX "_translations_v_version_version_deleted_at_idx" ON "_translations_v" USING btree ("version_deleted_at");
  CREATE INDEX "_translations_v_version_version_deleted_by_idx" ON "_translations_v" USING btree ("version_deleted_by_id");
  CREATE INDEX "sections_deleted_at_idx" ON "sections" USING btree ("deleted_at");
  CREATE INDEX "sections_deleted_by_idx" ON "sections" USING btree ("deleted_by_id");
  CREATE INDEX "topics_deleted_at_idx" ON "topics" USING btree ("deleted_at");
  CREATE INDEX "topics_deleted_by_idx" ON "topics" USING btree ("deleted_by_id");
  CREATE INDEX "authors_deleted_at_idx" ON "authors" USING btree ("deleted_at");
  CREATE INDEX "authors_deleted_by_idx" ON "authors" USING btree ("deleted_by_id");
  CREATE INDEX "media_deleted_at_idx" ON "media" USING btree ("deleted_at");
  CREATE INDEX "media_deleted_by_idx" ON "media" USING btree ("deleted_by_id");
  CREATE INDEX "pages_deleted_at_idx" ON "pages" USING btree ("deleted_at");
  CREATE INDEX "pages_deleted_by_idx" ON "pages" USING btree ("deleted_by_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" DROP CONSTRAINT "articles_deleted_by_id_users_id_fk";
  
  ALTER TABLE "_articles_v" DROP CONSTRAINT "_articles_v_version_deleted_by_id_users_id_fk";
  
  ALTER TABLE "translations" DROP CONSTRAINT "translations_deleted_by_id_users_id_fk";
  
  ALTER TABLE "_translations_v" DROP CONSTRAINT "_translations_v_version_deleted_by_id_users_id_fk";
  
  ALTER TABLE "sections" DROP CONSTRAINT "sections_deleted_by_id_users_id_fk";
  
  ALTER TABLE "topics" DROP CONSTRAINT "topics_deleted_by_id_users_id_fk";
  
  ALTER TABLE "authors" DROP CONSTRAINT "authors_deleted_by_id_users_id_fk";
  
  ALTER TABLE "media" DROP CONSTRAINT "media_deleted_by_id_users_id_fk";
  
  ALTER TABLE "pages" DROP CONSTRAINT "pages_deleted_by_id_users_id_fk";
  
  DROP INDEX "articles_deleted_at_idx";
  DROP INDEX "articles_deleted_by_idx";
  DROP INDEX "_articles_v_version_version_deleted_at_idx";
  DROP INDEX "_articles_v_version_version_deleted_by_idx";
  DROP INDEX "translations_deleted_at_idx";
  DROP INDEX "translations_deleted_by_idx";
  DROP INDEX "_translations_v_version_version_deleted_at_idx";
  DROP INDEX "_translations_v_version_version_deleted_by_idx";
  DROP INDEX "sections_deleted_at_idx";
  DROP INDEX "sections_deleted_by_idx";
  DROP INDEX "topics_deleted_at_idx";
  DROP INDEX "topics_deleted_by_idx";
  DROP INDEX "authors_deleted_at_idx";
  DROP INDEX "authors_deleted_by_idx";
  DROP INDEX "media_deleted_at_idx";
  DROP INDEX "media_deleted_by_idx";
  DROP INDEX "pages_deleted_at_idx";
  DROP INDEX "pages_deleted_by_idx";
  ALTER TABLE "articles" DROP COLUMN "deleted_at";
  ALTER TABLE "articles" DROP COLUMN "deleted_by_id";
  ALTER TABLE "_articles_v" DROP COLUMN "version_deleted_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_deleted_by_id";
  ALTER TABLE "translations" DROP COLUMN "deleted_at";
  ALTER TABLE "translations" DROP COLUMN "deleted_by_id";
  ALTER TABLE "_translations_v" DROP COLUMN "version_deleted_at";
  ALTER TABLE "_translations_v" DROP COLUMN "version_deleted_by_id";
  ALTER TABLE "sections" DROP COLUMN "deleted_at";
  ALTER TABLE "sections" DROP COLUMN "deleted_by_id";
  ALTER TABLE "topics" DROP COLUMN "deleted_at";
  ALTER TABLE "topics" DROP COLUMN "deleted_by_id";
  ALTER TABLE "authors" DROP COLUMN "deleted_at";
  ALTER TABLE "authors" DROP COLUMN "deleted_by_id";
  ALTER TABLE "media" DROP COLUMN "deleted_at";
  ALTER TABLE "media" DROP COLUMN "deleted_by_id";
  ALTER TABLE "pages" DROP COLUMN "deleted_at";
  ALTER TABLE "pages" DROP COLUMN "deleted_by_id";`)
}
