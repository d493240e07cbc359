// Saves one translation of a story record.

import { isBehind } from '#lib/content/sql.ts'
import { languages } from '#lib/languages/index.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import type { Translation } from '#lib/newsroom/payload-types.ts'
import { insertTranslations, type NewTranslation, type SavedArticle } from '#lib/newsroom/writing/story-rows.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import { segmentHashes } from '#lib/segments/index.ts'
import type { IdsOfNames } from '../body/lexical.ts'
import type { StoryRecord, TranslationRecord } from '../record/record.ts'
import { asSystem } from '../transaction.ts'
import type { Outcome } from './entity.ts'
import { bodyOf, given, same } from './stored-text.ts'

export type Translating = {
  readonly record: StoryRecord
  readonly text: TranslationRecord
  readonly locale: TranslationLocale
  /** The translation as it is; null if there is none. */
  readonly before: Translation | null
  readonly ids: IdsOfNames
}

/**
 * Makes or changes a story's translations, those that don't say so already.
 * @param article the original, as it is after this record
 * @returns what became of each, in their order
 */
export async function saveTranslations(
  transaction: Transaction,
  article: SavedArticle,
  translations: readonly Translating[],
  dryRun: boolean,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const made: NewTranslation[] = []
  for (const translating of translations) {
    const { before } = translating
    const data = translationData(translating, article)
    const behind = translating.text.behind ?? false
    if (!before) {
      made.push({ ...data, sourceHashes: madeFrom(behind, data, null, article) })
      outcomes.push('created')
    } else if (same(data, storedData(before)) && behind === isBehind(before.sourceHashes, article.segmentHashes)) {
      outcomes.push('unchanged')
    } else {
      const options = { ...asSystem, collection: 'translations', id: before.id, req: transaction.req } as const
      const sourceHashes = madeFrom(behind, data, before, article)
      if (!dryRun) await transaction.payload.update({ ...options, data: { ...data, sourceHashes } })
      outcomes.push('updated')
    }
  }
  if (!dryRun) await insertTranslations(transaction, article, made)
  return outcomes
}

function translationData({ record, text, locale, before, ids }: Translating, article: SavedArticle): NewTranslation {
  // A place in Latin letters reads well in every edition that is written in them.
  const sharedPlace = languages[locale].latinLetters ? record.place : undefined
  const words = {
    headline: text.headline,
    standfirst: given(text.standfirst, before?.standfirst),
    body: bodyOf(text.content, before?.body, ids),
  }
  // Who wrote and who reviewed a text says nothing about other words that take its place.
  const kept = before && same(words, wordsOf(before)) ? before : null
  const reviewed =
    text.reviewed === undefined ? { role: kept?.reviewedRole ?? null, at: kept?.reviewedAt ?? null } : text.reviewed
  return {
    article: article.id,
    locale,
    ...words,
    place: given(text.place === undefined ? sharedPlace : text.place, before?.place),
    corrections: text.corrections?.map((correction) => ({ text: correction })) ?? correctionsOf(before),
    origin: text.origin ?? kept?.origin ?? 'machine',
    reviewedRole: reviewed?.role ?? null,
    reviewedAt: reviewed?.at ?? null,
    _status: text.status ?? before?._status ?? article._status ?? 'draft',
  }
}

function storedData(before: Translation): NewTranslation {
  return {
    article: typeof before.article === 'number' ? before.article : before.article.id,
    locale: before.locale,
    ...wordsOf(before),
    place: before.place ?? null,
    corrections: correctionsOf(before),
    origin: before.origin,
    reviewedRole: before.reviewedRole ?? null,
    reviewedAt: before.reviewedAt ?? null,
    _status: before._status ?? 'draft',
  }
}

function wordsOf({ headline, standfirst, body }: Translation) {
  return { headline, standfirst: standfirst ?? null, body: body ?? null }
}

const correctionsOf = (before: Translation | null) => (before?.corrections ?? []).map(({ text }) => ({ text }))

/**
 * The hashes of the original that a text was made from. One that is behind was made from an original that nobody has
 * any more: the hashes of its own text stand for it, which are never those of an original.
 */
function madeFrom(behind: boolean, data: NewTranslation, before: Translation | null, article: SavedArticle) {
  if (!behind) return article.segmentHashes ?? null
  const own = segmentHashes(data)
  // The newsroom takes a reworded text for made from today's original, unless it is told something new.
  return JSON.stringify(own) === JSON.stringify(before?.sourceHashes) ? [...own, 'behind'] : own
}
