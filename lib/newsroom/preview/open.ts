// What a preview shows to whoever asks: the newest draft, with what is being typed, for the newsroom; the newest draft for
// whoever has the key of a link; nothing for anybody else.
import type { Payload } from 'payload'
import { z } from 'zod'
import {
  breakingStandIns,
  type DraftDocument,
  rankingStandIns,
  storyStandIns,
  translationStandIns,
} from '#lib/content/draft-rows.ts'
import { isId } from '#lib/content/ids.ts'
import type { PreviewSubject } from '#lib/content/paths.ts'
import type { StandIn } from '#lib/content/stand-ins.ts'
import { storySlug } from '#lib/content/story-slug.ts'
import { pool } from '#lib/database/pool.ts'
import { isLocale, type Locale, locales, originalLocale } from '#lib/locales.ts'
import { segmentHashes } from '#lib/segments/index.ts'
import { staffOf } from '../access/roles.ts'
import type { User } from '../payload-types.ts'
import { openedUntil } from './links.ts'

export type PreviewRequest = {
  readonly locale: Locale
  readonly subject: PreviewSubject
  readonly headers: Headers
  /** The key of a link. */
  readonly key: string | undefined
  /** What is being typed, as JSON of the form of `typed`. */
  readonly words: string | undefined
}

export type OpenPreview = {
  /** In place of what is published. */
  readonly standIns: readonly StandIn[]
  /** When the story says it is published; null: when it will be. */
  readonly publishedAt: string | null
  /** Until when somebody without an account may look; null: the newsroom looks. */
  readonly until: Date | null
}

/** A form of the admin interface, before it is saved. */
const typed = z.object({
  of: z.enum(['articles', 'translations', 'front', 'breaking']),
  /** The language whose names and sentences the form edits. */
  locale: z.enum(locales).catch(originalLocale),
  values: z.record(z.string(), z.unknown()),
})
type Typed = z.infer<typeof typed>

function typedIn(words: string | undefined): Typed | null {
  if (!words) return null
  try {
    const read = typed.safeParse(JSON.parse(words)).data
    if (!read) return null
    // A form says of an empty list how long it is.
    const { corrections } = read.values
    return Array.isArray(corrections) ? read : { ...read, values: { ...read.values, corrections: [] } }
  } catch {
    return null
  }
}

/**
 * Opens a preview.
 *
 * @returns null when there is nothing to be seen, or not by whoever asks
 */
export async function openPreview(payload: Payload, request: PreviewRequest): Promise<OpenPreview | null> {
  const { user } = await payload.auth({ headers: request.headers })
  const staff = staffOf({ user })
  const { subject } = request
  if (subject === 'front') return staff && openFront(payload, staff, typedIn(request.words))
  if (!isId(subject)) return null
  const until = staff || request.key === undefined ? null : await openedUntil(pool(), subject, request.key)
  if (!staff && !until) return null
  const words = staff ? typedIn(request.words) : null
  const who = staff ? { user: staff, overrideAccess: false } : { overrideAccess: true }
  const newest = (collection: 'articles' | 'translations', id: number) =>
    payload.findByID({
      collection,
      id,
      draft: true,
      depth: 0,
      showHiddenFields: true,
      disableErrors: true,
      ...who,
    }) as Promise<DraftDocument | null>
  const draft = await newest('articles', subject)
  const [own] = await rowsOf('SELECT to_jsonb(a) AS row FROM articles a WHERE a.id = $1', [subject])
  if (!draft || !own) return null
  const story = words?.of === 'articles' ? { ...draft, ...words.values } : draft
  const hashes = segmentHashes(story as Parameters<typeof segmentHashes>[0])
  const headline = typeof story.headline === 'string' ? story.headline : ''
  const slug = storySlug(originalLocale, { own: headline })
  const [translation] = await rowsOf(
    'SELECT to_jsonb(t) AS row FROM translations t WHERE t.article_id = $1 AND t.locale::text = $2',
    [subject, request.locale],
  )
  const translated = translation && (await newest('translations', translation.id))
  const text = translated && words?.of === 'translations' ? { ...translated, ...words.values } : translated
  return {
    standIns: [
      ...storyStandIns(own, { ...story, segmentHashes: hashes, slug }, await fallback()),
      ...(translation && text ? translationStandIns(translation, text) : []),
    ],
    publishedAt: typeof story.publishedAt === 'string' ? story.publishedAt : null,
    until,
  }
}

type Stored = Readonly<Record<string, unknown>> & { readonly id: number }

const rowsOf = async (text: string, values: unknown[]) =>
  (await pool().query<{ row: Stored }>(text, values)).rows.map(({ row }) => row)

async function fallback() {
  const [section] = await rowsOf('SELECT to_jsonb(s) AS row FROM sections s ORDER BY s."order", s.id LIMIT 1', [])
  return { section: section?.id ?? null, now: new Date().toISOString() }
}

/** The front page as it is, with the ranking or the line of breaking news that is being typed. */
async function openFront(payload: Payload, user: User, words: Typed | null): Promise<OpenPreview> {
  const open = (standIns: StandIn[]): OpenPreview => ({ standIns, publishedAt: null, until: null })
  if (words?.of === 'front') return open(rankingStandIns(words.values))
  if (words?.of !== 'breaking') return open([])
  const saved = await payload.findGlobal({ slug: 'breaking', locale: 'all', depth: 0, user, overrideAccess: false })
  const texts = Object.entries((saved.text ?? {}) as unknown as Record<string, unknown>).filter(([code]) =>
    isLocale(code),
  )
  return open(breakingStandIns(words.values, { ...Object.fromEntries(texts), [words.locale]: words.values.text }))
}
