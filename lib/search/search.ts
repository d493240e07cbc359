// Searches an edition, for readers.
import { clockSkew, readable } from '#lib/content/sql.ts'
import { shownColumn } from '#lib/content/text-for.ts'
import { pool } from '#lib/database/pool.ts'
import { languages } from '#lib/languages/index.ts'
import { type Locale, originalLocale } from '#lib/locales.ts'
import { type CardRow, cardColumns, heroIds, textJoins, toCards } from '#lib/news/lists/cards.ts'
import { picturesById } from '#lib/news/pictures.ts'
import { siteFrame } from '#lib/news/site/site.ts'
import type { SearchHit, SearchResults } from '#lib/news/types.ts'
import { readCursor, type Scope, type SearchCursor, writeCursor } from './cursor.ts'
import { countInScope, type Filters, findInScope, type ScopePage } from './find.ts'
import { excerpt, findSpans, highlight } from './highlight.ts'
import { highlightTerms } from './highlight-terms.ts'
import { parseQuery, type Term } from './query.ts'
import { bodyText } from './stories.ts'
import { suggest } from './suggest.ts'

export type SearchQuery = {
  /** What the reader typed: words, "phrases in quotes", -exclusions. Of any length and content. */
  readonly text: string
  /** Id of a section. */
  readonly section?: number
  /** First and last day, `YYYY-MM-DD`, in the site's time zone. */
  readonly from?: string
  readonly to?: string
  /** `next` of the page before; anything else: the first page. */
  readonly after?: string
}

/** Hits of a page. */
const pageSize = 20

/** With fewer hits, a better spelling is looked for. */
const fewHits = 3

/** Years of four digits, from the first on: PostgreSQL has no year 0. */
const day = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

/** A valid day; undefined for anything else. */
function readDay(text: string | undefined): string | undefined {
  if (text === undefined || !day.test(text)) return undefined
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? text : undefined
}

const scopes: readonly Scope[] = ['own', 'original']

/**
 * Searches an edition: a page of hits, the edition's own texts first, then Indonesian originals that it shows as
 * fallbacks.
 *
 * @throws what PostgreSQL says when it can't be reached; no query is refused
 */
export async function search(locale: Locale, query: SearchQuery): Promise<SearchResults> {
  const { terms, cut } = parseQuery(query.text)
  const asked = terms.some(({ excluded }) => !excluded)
  if (!asked) return { hits: [], next: null, total: 0, suggestion: null, asked, cut }
  const { timeZone } = await siteFrame(locale)
  const filters: Filters = { section: query.section, from: readDay(query.from), to: readDay(query.to), timeZone }
  const start: SearchCursor = readCursor(query.after ?? '') ?? {
    scope: 'own',
    now: Date.now() + clockSkew,
    position: beginning,
  }
  const page = await collectPage(terms, locale, filters, start)
  const hits = await toHits(page.found, terms, locale)
  const isFirst = query.after === undefined
  const better = isFirst && hits.length < fewHits ? await suggestion(terms, locale, filters, hits.length) : null
  return { hits, next: page.next, total: isFirst ? page.total : null, suggestion: better, asked, cut }
}

type ResultPage = {
  readonly found: readonly { readonly id: number; readonly scope: Scope }[]
  readonly next: string | null
  readonly total: number | null
}

/** A page across both scopes: the second begins where the first ends. */
async function collectPage(
  terms: readonly Term[],
  locale: Locale,
  filters: Filters,
  start: SearchCursor,
): Promise<ResultPage> {
  const found: { id: number; scope: Scope }[] = []
  const both = locale !== originalLocale
  let total: number | null = 0
  const ask = (scope: Scope) => ({ terms, locale, scope, filters, now: start.now })
  for (const scope of scopes.slice(scopes.indexOf(start.scope))) {
    if (scope === 'original' && !both) break
    let position: ScopePage['next'] = scope === start.scope ? start.position : beginning
    while (position !== null && found.length < pageSize) {
      const more: ScopePage = await findInScope(ask(scope), position, pageSize - found.length)
      found.push(...more.ids.map((id) => ({ id, scope })))
      if (position.kind === 'ranked') total = sum(total, more.total)
      position = more.next
    }
    const full = found.length >= pageSize
    const others = full && scope === 'own' && both ? await countInScope(ask('original')) : 0
    if (position !== null) return { found, total: sum(total, others), next: writeCursor({ ...start, scope, position }) }
    if (full) {
      const next = others === 0 ? null : writeCursor({ ...start, scope: 'original', position: beginning })
      return { found, total: sum(total, others), next }
    }
  }
  return { found, next: null, total }
}

const beginning = { kind: 'ranked', offset: 0 } as const

/** Adds numbers, of which null is more than were counted. */
const sum = (one: number | null, other: number | null) => (one === null || other === null ? null : one + other)

type HitRow = CardRow & { body: unknown }

const hitsQuery = `
  SELECT ${cardColumns}, ${shownColumn('body')} AS body
  FROM articles a ${textJoins} WHERE a.id = ANY($2::int[]) AND ${readable('a')}`

async function toHits(found: ResultPage['found'], terms: readonly Term[], locale: Locale): Promise<SearchHit[]> {
  if (found.length === 0) return []
  const { rows } = await pool().query<HitRow>(hitsQuery, [locale, found.map(({ id }) => id)])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const inOrder = found.flatMap(({ id }) => byId.get(id) ?? [])
  const cards = await toCards(inOrder, locale, await picturesById(heroIds(inOrder), locale))
  const bodies = new Map(inOrder.map((row) => [row.id, bodyText(row.body)]))
  const hits: SearchHit[] = []
  const termsByLanguage = new Map<Locale, Awaited<ReturnType<typeof highlightTerms>>>()
  for (const language of new Set(cards.map(({ textLocale }) => textLocale))) {
    const texts = cards
      .filter(({ textLocale }) => textLocale === language)
      .map((card) => `${card.headline} ${card.standfirst ?? ''} ${bodies.get(card.id) ?? ''}`)
    termsByLanguage.set(language, await highlightTerms(texts, terms, language))
  }
  for (const card of cards) {
    const marked = termsByLanguage.get(card.textLocale) ?? { words: new Set<string>(), runs: [] }
    const { excerptLength } = languages[card.textLocale]
    const standfirst = card.standfirst ?? ''
    const body = bodies.get(card.id) ?? ''
    // The standfirst is the best summary; the body is shown only if it alone matches.
    const isIn = (text: string) => findSpans(text, marked).length > 0
    const says = isIn(standfirst) ? `${standfirst} ${body}` : isIn(body) ? body : standfirst || body
    hits.push({
      card,
      headline: highlight(card.headline, findSpans(card.headline, marked)),
      excerpt: excerpt(says, marked, excerptLength),
      original: card.textLocale !== locale,
    })
  }
  return hits
}

/** A better query, if it finds more than this one. */
async function suggestion(
  terms: readonly Term[],
  locale: Locale,
  filters: Filters,
  than: number,
): Promise<string | null> {
  const better = await suggest(terms, locale)
  if (better === null) return null
  const cursor: SearchCursor = { scope: 'own', now: Date.now() + clockSkew, position: beginning }
  const { found } = await collectPage(parseQuery(better).terms, locale, filters, cursor)
  return found.length > than ? better : null
}
