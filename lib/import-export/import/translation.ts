// Saves one translation of a story record.

import { isBehind } from '#lib/content/sql.ts'
import { languages } from '#lib/languages/index.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import type { Translation } from '#lib/newsroom/payload-types.ts'
import { insertTranslations, type NewTranslation, type SavedArticle } from '#lib/newsroom/writing/story-rows.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import { segmentHashes } from '#lib/segments/index.ts'
import type { IdLookup } from '../body/lexical.ts'
import type { StoryRecord, TranslationRecord } from '../record/record.ts'
import { asSystem } from '../transaction.ts'
import type { Outcome } from './entity.ts'
import { givenOrStored, givenOrStoredBody, isUnchanged } from './stored-text.ts'

export type TranslationInput = {
  readonly record: StoryRecord
  readonly text: TranslationRecord
  readonly locale: TranslationLocale
  /** The stored translation; null if there is none. */
  readonly before: Translation | null
  readonly ids: IdLookup
}

/**
 * Creates or updates a story's translations, where they differ.
 * @param article the original, as it is after this record
 * @returns the outcomes, in the same order
 */
export async function saveTranslations(
  transaction: Transaction,
  article: SavedArticle,
  translations: readonly TranslationInput[],
  dryRun: boolean,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const made: NewTranslation[] = []
  for (const translating of translations) {
    const { before } = translating
    const data = translationData(translating, article)
    const behind = translating.text.behind ?? false
    if (!before) {
      made.push({ ...data, sourceHashes: sourceHashesFor(behind, data, null, article) })
      outcomes.push('created')
    } else if (
      isUnchanged(data, storedData(before)) &&
      behind === isBehind(before.sourceHashes, article.segmentHashes)
    ) {
      outcomes.push('unchanged')
    } else {
      const options = { ...asSystem, collection: 'translations', id: before.id, req: transaction.req } as const
      const sourceHashes = sourceHashesFor(behind, data, before, article)
      if (!dryRun) await transaction.payload.update({ ...options, data: { ...data, sourceHashes } })
      outcomes.push('updated')
    }
  }
  if (!dryRun) await insertTranslations(transaction, article, made)
  return outcomes
}

function translationData(
  { record, text, locale, before, ids }: TranslationInput,
  article: SavedArticle,
): NewTranslation {
  // A place in Latin letters reads well in every edition that is written in them.
  const sharedPlace = languages[locale].latinLetters ? record.place : undefined
  const words = {
    headline: text.headline,
    standfirst: givenOrStored(text.standfirst, before?.standfirst),
    body: givenOrStoredBody(text.content, before?.body, ids),
  }
  // Origin and review belong to the stored words, not to others that replace them.
  const kept = before && isUnchanged(words, wordsOf(before)) ? before : null
  const reviewed =
    text.reviewed === undefined ? { role: kept?.reviewedRole ?? null, at: kept?.reviewedAt ?? null } : text.reviewed
  return {
    article: article.id,
    locale,
    ...words,
    place: givenOrStored(text.place === undefined ? sharedPlace : text.place, before?.place),
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
 * The hashes of the original that a text was made from. The original of a text that is behind is unknown: the hashes of
 * the text itself stand for it, which never equal an original's.
 */
function sourceHashesFor(behind: boolean, data: NewTranslation, before: Translation | null, article: SavedArticle) {
  if (!behind) return article.segmentHashes ?? null
  const own = segmentHashes(data)
  // The newsroom's hook sets the hashes of a reworded text, unless they have changed too.
  return JSON.stringify(own) === JSON.stringify(before?.sourceHashes) ? [...own, 'behind'] : own
}
