import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Indexes of what readers see: without what is in the trash, they go on answering alone. */
const indexes = [
  ['articles_published_list_idx', '"articles" ("published_at" DESC, "id" DESC)', ''],
  ['articles_published_section_list_idx', '"articles" ("section_id", "published_at" DESC, "id" DESC)', ''],
  ['articles_sample_idx', '"articles" ("id")', ` AND "ref" LIKE 'warta-sample:%'`],
  [
    'articles_desk_idx',
    '"articles" ("id") INCLUDE ("segment_digest", "published_at", "revised_at", "created_by_id")',
    '',
  ],
  ['translations_desk_idx', '"translations" ("article_id") INCLUDE ("locale", "source_digest")', ''],
  [
    'translations_sitemap_idx',
    '"translations" ("article_id") INCLUDE ("locale", "updated_at", "origin", "reviewed_role", "reviewed_at")',
    '',
  ],
] as const

async function rebuild(db: MigrateUpArgs['db'], condition: string): Promise<void> {
  for (const [name, on, also] of indexes) {
    await db.execute(
      sql.raw(`DROP INDEX "${name}"; CREATE INDEX "${name}" ON ${on} WHERE "_status" = 'published'${condition}${also};`),
    )
  }
}

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await rebuild(db, ' AND "deleted_at" IS NULL')
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await rebuild(db, '')
}
