// A story for an edition: its text, the language of the text, and its availability.

import { readStorySegment } from '#lib/content/ids.ts'
import { authorPath, litePath, sectionPath, shortPath, storyPath, topicPath } from '#lib/content/paths.ts'
import { type TextFor, textFor } from '#lib/content/text-for.ts'
import { inEveryEdition, type Locale, originalLocale, translationLocales } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { pathsById, type ResolvedBody, resolveReferences } from '../body/references.ts'
import { heroIds, toCards } from '../lists/cards.ts'
import { localizedName } from '../localized.ts'
import { type PictureLookup, picturesById } from '../pictures.ts'
import type { Section } from '../site/sections.ts'
import { slugFor } from '../slugs.ts'
import type { Availability, Instant, LookupResult, Story, StoryText } from '../types.ts'
import { readingMinutes } from './reading-time.ts'
import { relatedRows } from './related.ts'
import { findStory, type ProvenanceRow, type StoryRow, type TextRow, type TranslationRow } from './story-row.ts'

/** Canonical path per edition, whether it has a text of its own or shows the original. */
export function pathsOf({ id, slug, translations }: Pick<StoryRow, 'id' | 'slug' | 'translations'>, section: Section) {
  const published = new Map(Object.entries(translations ?? {}))
  return inEveryEdition((locale) => {
    const text = published.get(locale)
    const slugs = { translated: text?.slug, english: published.get('en')?.slug, original: slug }
    return storyPath(locale, section.slug(locale), id, slugFor(text !== undefined, slugs))
  })
}

/** The review of a machine's text; null without one, and for people's own texts. */
function reviewOf({ origin, reviewedRole, reviewedAt }: ProvenanceRow): { role: string; at: Instant } | null {
  const role = reviewedRole?.trim()
  return origin === 'machine' && role && reviewedAt ? { role, at: new Date(reviewedAt).toISOString() } : null
}

/** The text of a story that an edition shows. */
export const textOf = (row: StoryRow, locale: Locale): TextFor<TranslationRow, TextRow> =>
  textFor(locale, row.translation, row)

function availabilityOf(shown: TextFor<TranslationRow, TextRow>): Availability {
  if (shown.availability !== 'translated') return { kind: shown.availability }
  const { origin, behind } = shown.text
  return { kind: 'translated', by: origin, reviewed: reviewOf(shown.text), behind }
}

/** The published translations, in the order of the editions, and those among them that no person has reviewed. */
export function translationsOf({ translations }: Pick<StoryRow, 'translations'>) {
  const published = translationLocales.flatMap((code) => {
    const text = translations?.[code]
    return text ? [{ code, byMachineAlone: text.origin === 'machine' && reviewOf(text) === null }] : []
  })
  return {
    translations: published.map(({ code }) => code),
    unreviewed: published.filter(({ byMachineAlone }) => byMachineAlone).map(({ code }) => code),
  }
}

/** Corrections keep the original's order and dates; one that is not translated yet is left to the original. */
function correctionsOf(text: TextRow, times: StoryRow['correction_times']): StoryText['corrections'] {
  return times.flatMap((at, index) => {
    const correction = text.corrections[index]?.trim()
    return at && correction ? [{ at: at.toISOString(), text: correction }] : []
  })
}

function modifiedAt({ translation, translated_at, revised_at, published_at }: StoryRow): string {
  const written = translation ? translated_at : revised_at
  return (written && written > published_at ? written : published_at).toISOString()
}

/** A story without related ones, from its row and resolved references. */
export function storyView(
  row: StoryRow,
  section: Section,
  locale: Locale,
  { body, pictures }: { readonly body: ResolvedBody; readonly pictures: PictureLookup },
): Omit<Story, 'next' | 'related'> {
  const shown = textOf(row, locale)
  const { text, locale: textLocale } = shown
  const paths = pathsOf(row, section)
  const blocks = body.blocks(pictures)
  return {
    id: row.id,
    locale,
    text: {
      headline: text.headline,
      standfirst: text.standfirst?.trim() || null,
      // A place is a name: the original's is better than none.
      place: text.place?.trim() || row.place?.trim() || null,
      body: blocks,
      corrections: correctionsOf(text, row.correction_times),
    },
    textLocale,
    minutes: readingMinutes(blocks, textLocale),
    availability: availabilityOf(shown),
    kind: row.kind,
    section: section.link(locale),
    authors: row.authors.map(({ id, name, slug }) => ({ id, name, path: authorPath(locale, slug) })),
    topics: row.topics.map(({ id, slug, names }) => ({
      id,
      name: localizedName(names, locale, slug),
      path: topicPath(locale, slug),
    })),
    picture: pictures(row.hero_id),
    publishedAt: row.published_at.toISOString(),
    revisedAt: row.revised_at && row.revised_at > row.published_at ? row.revised_at.toISOString() : null,
    modifiedAt: modifiedAt(row),
    path: paths[locale],
    shortPath: shortPath(locale, row.id),
    litePath: litePath(locale, paths[locale]),
    originalPath: paths[originalLocale],
    paths,
    ...translationsOf(row),
  }
}

async function toStory(row: StoryRow, section: Section, locale: Locale): Promise<Story> {
  addCacheTag(...row.authors.map((author) => `author:${author.id}` as const))
  const topics = row.topics.map((topic) => topic.id)
  const [body, related] = await Promise.all([
    resolveReferences(textOf(row, locale).text.body, locale),
    relatedRows(
      {
        id: row.id,
        section: section.id,
        topics,
        text: `${row.headline} ${row.standfirst ?? ''}`,
        publishedAt: row.published_at,
      },
      locale,
    ),
  ])
  const pictures = await picturesById([row.hero_id, ...body.media, ...heroIds(related)], locale)
  const [next = null, ...others] = await toCards(related, locale, pictures)
  return { ...storyView(row, section, locale, { body, pictures }), next, related: others }
}

/**
 * The story that `/{locale}/{sectionSlug}/{idAndSlug}` names. Any slug and any section with the right id lead to it:
 * `moved` names the canonical path. Drafts and unknown or malformed ids are `missing`.
 */
export async function story(locale: Locale, sectionSlug: string, idAndSlug: string): Promise<LookupResult<Story>> {
  const read = readStorySegment(idAndSlug)
  const found = read && (await findStory(read.id, locale))
  if (!found) return { kind: 'missing' }
  const canonical = pathsOf(found.row, found.section)[locale]
  if (`${sectionPath(locale, sectionSlug)}/${idAndSlug}` !== canonical) return { kind: 'moved', path: canonical }
  return { kind: 'found', view: await toStory(found.row, found.section, locale) }
}

/** The story with this id, whatever its address; null if there is none. */
export async function storyById(locale: Locale, id: number): Promise<Story | null> {
  const found = await findStory(id, locale)
  return found && toStory(found.row, found.section, locale)
}

/** A story in the data-saver edition, and its address there in every edition. */
export type LiteStory = {
  readonly story: Omit<Story, 'next' | 'related'>
  readonly paths: Readonly<Record<Locale, string>>
}

/** The story that `/{locale}/lite/{idAndSlug}` names, without what others are related to it; otherwise as `story`. */
export async function liteStory(locale: Locale, idAndSlug: string): Promise<LookupResult<LiteStory>> {
  const read = readStorySegment(idAndSlug)
  const found = read && (await findStory(read.id, locale))
  if (!found) return { kind: 'missing' }
  const { row, section } = found
  const canonical = pathsOf(row, section)
  const paths = inEveryEdition((code) => litePath(code, canonical[code]))
  if (litePath(locale, idAndSlug) !== paths[locale]) return { kind: 'moved', path: paths[locale] }
  addCacheTag(...row.authors.map((author) => `author:${author.id}` as const))
  const body = await resolveReferences(textOf(row, locale).text.body, locale)
  const pictures = await picturesById([row.hero_id, ...body.media], locale)
  return { kind: 'found', view: { story: storyView(row, section, locale, { body, pictures }), paths } }
}

/** Where the short link `/{locale}/{id}` leads; anything but the id of a published story is `missing`. */
export async function shortLink(locale: Locale, id: string): Promise<LookupResult<never>> {
  const read = readStorySegment(id)
  if (!read || id !== `${read.id}`) return { kind: 'missing' }
  addCacheTag(`article:${read.id}`)
  const path = (await pathsById([read.id], locale)).get(read.id)
  return path === undefined ? { kind: 'missing' } : { kind: 'moved', path }
}
