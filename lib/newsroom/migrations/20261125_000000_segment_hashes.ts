// Written by hand: fingerprints are now of tagged text (lib/segments), so those that are stored are made anew. A
// translation that was up to date stays so; one that was behind keeps what it had, which is no text's fingerprint now.
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'
import { type StoryText, segmentHashes } from '#lib/segments/index.ts'

type Database = MigrateUpArgs['db']
type Row = StoryText & {
  readonly id: number
  readonly article: number | null
  readonly before: unknown
  /** Whether translations are made from it: a story's own row, or the newest draft of what is not published. */
  readonly current: boolean
}

/** Rows at once: bodies are held in memory. */
const batch = 200

export async function up({ db }: MigrateUpArgs): Promise<void> {
  // Drafts first: of what is not published, they are what translators have before them.
  await renew(db, versionsAfter, (given) => sql`
    UPDATE _articles_v SET version_segment_hashes = given.after FROM ${given} WHERE _articles_v.id = given.id`)
  await renew(db, articlesAfter, (given) => sql`
    UPDATE articles SET segment_hashes = given.after FROM ${given} WHERE articles.id = given.id`)
}

export async function down(_: MigrateDownArgs): Promise<void> {
  // Tables are as they were. Fingerprints of before can't be had from here: every text is new when it is saved next.
}

type Statement = ReturnType<typeof sql>

async function renew(db: Database, rowsAfter: (id: number) => Statement, store: (given: Statement) => Statement) {
  for (let last = 0; ; ) {
    const { rows } = await db.execute<Row>(rowsAfter(last))
    const end = rows.at(-1)
    if (!end) return
    last = end.id
    const renewed = rows.map(({ id, article, before, current, ...text }) => {
      return { id, article, before, current, after: segmentHashes(text) }
    })
    const given = sql`jsonb_to_recordset(${JSON.stringify(renewed)}::jsonb)
      AS given(id integer, article integer, before jsonb, current boolean, after jsonb)`
    await db.execute(sql`
      UPDATE translations SET source_hashes = given.after FROM ${given}
      WHERE given.current AND article_id = given.article AND source_hashes = given.before`)
    await db.execute(sql`
      UPDATE _translations_v SET version_source_hashes = given.after FROM ${given}
      WHERE given.current AND version_article_id = given.article AND version_source_hashes = given.before`)
    await db.execute(store(given))
  }
}

const articlesAfter = (id: number) => sql`
  SELECT id, id AS article, headline, standfirst, place, body, segment_hashes AS before,
    (SELECT jsonb_agg(jsonb_build_object('text', text) ORDER BY _order) FROM articles_corrections
      WHERE _parent_id = articles.id) AS corrections,
    true AS current
  FROM articles WHERE id > ${id} AND segment_hashes IS NOT NULL ORDER BY id LIMIT ${batch}`

const versionsAfter = (id: number) => sql`
  SELECT version.id, parent_id AS article, version_headline AS headline, version_standfirst AS standfirst,
    version_place AS place, version_body AS body, version_segment_hashes AS before,
    (SELECT jsonb_agg(jsonb_build_object('text', text) ORDER BY _order) FROM _articles_v_version_corrections
      WHERE _parent_id = version.id) AS corrections,
    COALESCE(latest AND articles._status IS DISTINCT FROM 'published', false) AS current
  FROM _articles_v AS version LEFT JOIN articles ON articles.id = parent_id
  WHERE version.id > ${id} AND version_segment_hashes IS NOT NULL ORDER BY version.id LIMIT ${batch}`
