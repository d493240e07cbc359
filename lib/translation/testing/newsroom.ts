// For tests: a newsroom whose stories are translated for real, by workers in this process and a stand-in for the
// service.
import pg from 'pg'
import { connectionSettings } from '#lib/database/connection.ts'
import { pool } from '#lib/database/pool.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import type { Article, Translation } from '#lib/newsroom/payload-types.ts'
import { type TestNewsroom, testNewsroom } from '#lib/newsroom/testing/newsroom.ts'
import { startBoss } from '#lib/queue/boss.ts'
import type { SegmentRecord } from '#lib/segments/index.ts'
import { translateWords } from '#lib/translation/testing/dictionary.ts'
import { type StandIn, type StandInOptions, startStandIn } from '#lib/translation/testing/stand-in.ts'
import { until } from '#lib/translation/testing/until.ts'
import { startTranslationWorker } from '#lib/translation/worker.ts'

/** How far one translation is. */
export type Progress = {
  readonly state: string
  readonly reason: string | null
  readonly detail: string | null
  readonly attempts: number
  readonly engine: string | null
  readonly segments: number
  readonly characters: number
  readonly cost: number
}

/** A translation as the database has it. */
export type Row = Pick<Translation, 'id' | 'headline' | 'standfirst' | 'place' | 'body' | 'origin' | 'reviewedAt'> & {
  readonly corrections: readonly { readonly text: string }[]
  readonly status: string
  readonly segments: readonly SegmentRecord[]
  readonly sourceHashes: readonly string[]
  readonly isCurrent: boolean
}

export class Desk {
  /** What becomes of each request, and what the words of a text are; `forget` sets both back. */
  decide: NonNullable<StandInOptions['decide']> = () => 'fine'
  translate: NonNullable<StandInOptions['translate']> = translateWords

  readonly newsroom: TestNewsroom
  readonly service: StandIn
  readonly #section: number
  readonly #stops: (() => Promise<void>)[] = []

  private constructor(newsroom: TestNewsroom, service: StandIn, section: number) {
    this.newsroom = newsroom
    this.service = service
    this.#section = section
  }

  static async open(options: { readonly latency?: number } = {}): Promise<Desk> {
    const newsroom = await testNewsroom()
    let desk: Desk | undefined
    const service = await startStandIn({
      ...options,
      decide: (request) => desk?.decide(request) ?? 'fine',
      translate: (text, target) => desk?.translate(text, target),
    })
    const data = { name: 'Dunia', slug: 'dunia', key: 'world', order: 1 }
    const { id } = await newsroom.payload.create({ collection: 'sections', data })
    desk = new Desk(newsroom, service, id)
    return desk
  }

  async close(): Promise<void> {
    await this.stopWorkers()
    await this.service.close()
    await this.newsroom.close()
  }

  /** Starts a worker of its own kind: own connections, own place in the queue. */
  async startWorker(env: Record<string, string> = {}): Promise<void> {
    const boss = await startBoss()
    const connect = async () => {
      const client = new pg.Client(connectionSettings())
      await client.connect()
      return client
    }
    const payload = async () => this.newsroom.payload
    const worker = await startTranslationWorker({
      boss,
      pool: pool(),
      payload,
      connect,
      env: { ...this.service.env('openai'), ...env },
    })
    this.#stops.push(async () => {
      await boss.stop({ graceful: true, timeout: 3_000 })
      await worker.stop()
    })
  }

  async stopWorkers(): Promise<void> {
    await Promise.all(this.#stops.splice(0).map((stop) => stop()))
  }

  /** Nothing is remembered, nothing is known of the service, nobody has asked it anything. */
  async forget(): Promise<void> {
    await pool().query(`TRUNCATE translation_memory, translation_engines, translation_usage, translation_progress`)
    await pool().query(`DELETE FROM pgboss.job`)
    const { requests, stats } = this.service
    requests.length = 0
    Object.assign(stats, { requests: 0, failed: 0, segments: 0, characters: 0, peakAtOnce: 0 })
    this.decide = () => 'fine'
    this.translate = translateWords
    this.service.holdUp(async () => {})
  }

  /** A picture that is described in every language. */
  async picture(): Promise<number> {
    const { rows } = await pool().query<{ id: number }>(
      `WITH made AS (
         INSERT INTO media (hash, width, height, filename, mime_type)
         VALUES (substr(md5(random()::text), 1, 20), 900, 600, 'a.jpg', 'image/jpeg') RETURNING id
       ), said AS (
         INSERT INTO media_locales (_parent_id, _locale, alt)
         SELECT id, unnest(enum_range(NULL::_locales)), '—' FROM made
       )
       SELECT id FROM made`,
    )
    return rows[0]?.id ?? 0
  }

  /** A story; published unless said otherwise. */
  write(data: Partial<Article>, draft = false): Promise<Article> {
    const given = { section: this.#section, kind: 'news' as const, headline: '', ...data }
    const status = draft ? {} : { _status: 'published' as const }
    return this.newsroom.payload.create({ collection: 'articles', data: { ...given, ...status }, draft, depth: 0 })
  }

  change(id: number, data: Partial<Article>, draft = false): Promise<Article> {
    const status = draft ? {} : { _status: 'published' as const }
    return this.newsroom.payload.update({ collection: 'articles', id, data: { ...data, ...status }, draft, depth: 0 })
  }

  /** What a person does to a translation. */
  async edit(story: number, locale: TranslationLocale, data: Partial<Translation>, draft = false): Promise<void> {
    const { id } = await this.translation(story, locale)
    const status = draft ? {} : { _status: 'published' as const }
    const user = this.newsroom.people.editor
    await this.newsroom.payload.update({
      collection: 'translations',
      id,
      data: { ...status, ...data },
      draft,
      user: { ...user, collection: 'users' },
      overrideAccess: false,
    })
  }

  /** What readers get. */
  async translation(story: number, locale: TranslationLocale): Promise<Row> {
    const { rows } = await pool().query(
      `SELECT t.id, t.headline, t.standfirst, t.place, t.body, t.origin, t._status AS status, t.segments,
              t.reviewed_at AS "reviewedAt", t.source_hashes AS "sourceHashes",
              t.source_hashes = a.segment_hashes AS "isCurrent",
              (SELECT coalesce(jsonb_agg(jsonb_build_object('text', c.text) ORDER BY c._order), '[]')
                 FROM translations_corrections c WHERE c._parent_id = t.id) AS corrections
         FROM translations t JOIN articles a ON a.id = t.article_id
        WHERE t.article_id = $1 AND t.locale = $2::enum_translations_locale`,
      [story, locale],
    )
    if (!rows[0]) throw new Error(`story ${story} has no translation into ${locale}`)
    return rows[0]
  }

  /** The newest text, which may be a draft. */
  async newest(story: number, locale: TranslationLocale): Promise<Row> {
    const { rows } = await pool().query(
      `SELECT t.id, v.version_headline AS headline, v.version_standfirst AS standfirst, v.version_place AS place,
              v.version_body AS body, v.version_origin AS origin, v.version__status AS status,
              v.version_segments AS segments, v.version_reviewed_at AS "reviewedAt",
              v.version_source_hashes AS "sourceHashes", v.version_source_hashes = a.segment_hashes AS "isCurrent",
              (SELECT coalesce(jsonb_agg(jsonb_build_object('text', c.text) ORDER BY c._order), '[]')
                 FROM _translations_v_version_corrections c WHERE c._parent_id = v.id) AS corrections
         FROM translations t JOIN articles a ON a.id = t.article_id JOIN _translations_v v ON v.parent_id = t.id AND v.latest
        WHERE t.article_id = $1 AND t.locale = $2::enum_translations_locale
        ORDER BY v.updated_at DESC, v.id DESC LIMIT 1`,
      [story, locale],
    )
    if (!rows[0]) throw new Error(`story ${story} has no translation into ${locale}`)
    return rows[0]
  }

  async versions(story: number, locale: TranslationLocale): Promise<number> {
    const { rows } = await pool().query(
      `SELECT count(*)::int AS n FROM _translations_v
        WHERE version_article_id = $1 AND version_locale::text = $2 AND NOT coalesce(autosave, false)`,
      [story, locale],
    )
    return rows[0]?.n ?? 0
  }

  async progress(story: number, locale: TranslationLocale): Promise<Progress> {
    const { rows } = await pool().query(
      `SELECT state, reason, detail, attempts, engine, segments, characters, cost::float8 AS cost
         FROM translation_progress WHERE article_id = $1 AND locale = $2`,
      [story, locale],
    )
    return rows[0] ?? { state: 'none' }
  }

  /** Jobs of one queue that wait or are at work. */
  async jobs(queue = 'translate'): Promise<{ locale: string; state: string; priority: number; story: number }[]> {
    const { rows } = await pool().query(
      `SELECT data->>'locale' AS locale, (data->>'article')::int AS story, state::text, priority FROM pgboss.job
        WHERE name = $1 AND state < 'completed' ORDER BY priority DESC, created_on`,
      [queue],
    )
    return rows
  }

  /** Waits until no worker has anything to do. */
  async settled(): Promise<void> {
    await until(async () => {
      const left = [...(await this.jobs()), ...(await this.jobs('learn'))]
      return left.length === 0 || `there are still jobs: ${JSON.stringify(left)}`
    })
  }

  /** Tagged texts that were sent for a language since the last `forget`, whatever became of the request. */
  sent(locale: TranslationLocale): string[] {
    return this.service.requests.filter(({ target }) => target === locale).flatMap(({ texts }) => texts)
  }
}
