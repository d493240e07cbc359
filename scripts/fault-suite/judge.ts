// Compares what people know with what the database has.
import type pg from 'pg'
import { wordsIn } from '#e2e/testing/words.ts'
import { kept, newestVersion, published, publishedVersion } from '#lib/content/sql.ts'
import { mayBeNewest, type Story, type Worker } from './story.ts'

export type Verdict = {
  readonly stories: number
  /** That were acknowledged, and looked for. */
  readonly words: number
  /** Acknowledged, and not there. */
  readonly lost: string[]
  /** What readers get and nobody wanted them to. */
  readonly unwanted: string[]
  /** In another state than the last act left it in. */
  readonly wrong: string[]
}

type Row = {
  status: string
  shown: string
  newest: string | null
  kept: boolean
  /** Headlines of all versions. */
  texts: string[]
  /** Bodies of all versions, as JSON. */
  bodies: string | null
  /** Headlines of versions that were published. */
  published: string[]
}

export async function judge(db: pg.Client, people: readonly Worker[]): Promise<Verdict> {
  const stories = people.flatMap((person) => person.stories)
  const words = stories.reduce((sum, { everyWord }) => sum + everyWord.size, 0)
  const verdict: Verdict = { stories: stories.length, words, lost: [], unwanted: [], wrong: [] }
  for (const story of stories) {
    const { rows } = await db.query<Row>(
      `SELECT a._status AS status, a.headline AS shown, ${kept('a')} AS kept,
              (SELECT v.version_headline FROM _articles_v v WHERE v.parent_id = a.id AND ${newestVersion('v')}
                ORDER BY v.updated_at DESC LIMIT 1) AS newest,
              ARRAY(SELECT v.version_headline FROM _articles_v v WHERE v.parent_id = a.id) AS texts,
              (SELECT string_agg(v.version_body::text, ' ') FROM _articles_v v WHERE v.parent_id = a.id) AS bodies,
              ARRAY(SELECT v.version_headline FROM _articles_v v WHERE v.parent_id = a.id AND ${publishedVersion('v')})
                AS published
         FROM articles a WHERE a.id = $1`,
      [story.id],
    )
    judgeStory(story, rows[0], verdict)
  }
  const { rows } = await db.query<{ headline: string }>(
    `SELECT a.headline FROM articles a WHERE ${published('a')} AND a.headline LIKE 'Tulisan %' AND NOT (a.id = ANY($1::int[]))`,
    [stories.map(({ id }) => id)],
  )
  for (const { headline } of rows) verdict.unwanted.push(`a story that nobody knows is published: ${headline}`)
  return verdict
}

function judgeStory(story: Story, row: Row | undefined, { lost, unwanted, wrong }: Verdict): void {
  const { id, acknowledged, everyWord, wanted, state, deleted } = story
  if (!row) {
    lost.push(`story ${id} is gone`)
    return
  }
  if (!row.texts.includes(acknowledged)) lost.push(`story ${id}: "${acknowledged}" is in no version`)
  const there = new Set(wordsIn(row.bodies ?? ''))
  const gone = [...everyWord].filter((word) => !there.has(word))
  if (gone.length > 0) lost.push(`story ${id}: ${gone.join(' ')}: in no version`)
  // A schedule may have put an older text in front of readers; the newest draft then is a version.
  if (!mayBeNewest(story, row.newest ?? ''))
    wrong.push(`story ${id}: newest is "${row.newest}", acknowledged was "${acknowledged}"`)
  for (const text of row.published) if (!wanted.has(text)) unwanted.push(`story ${id}: "${text}" was published`)
  if (row.status === 'published' && !wanted.has(row.shown)) unwanted.push(`story ${id}: readers get "${row.shown}"`)
  for (const [text, times] of wanted) {
    const had = row.published.filter((one) => one === text).length
    if (had > times) wrong.push(`story ${id}: "${text}" was published ${had} times, asked for ${times} times`)
  }
  if (state !== null && deleted === 'no' && row.status !== state) {
    wrong.push(`story ${id} is ${row.status}; the last act left it ${state}`)
  }
  if (deleted === 'yes' && row.kept) lost.push(`story ${id}: its deletion`)
  if (deleted === 'no' && !row.kept) wrong.push(`story ${id} is in the trash, and nobody put it there`)
}
