import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** What readers are told at the address of a story that was pulled: by edition, in Indonesian at least. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "withdrawal_notes" (
    "article_id" integer PRIMARY KEY REFERENCES "articles" ("id") ON DELETE CASCADE,
    "texts" jsonb NOT NULL,
    "at" timestamp with time zone NOT NULL DEFAULT now()
  );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE "withdrawal_notes";`)
}
