// What has to be translated, and what people's words are worth remembering: jobs in the transaction of their cause.
import { sql } from 'drizzle-orm'
import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { upsertJobs } from '#lib/queue/boss.ts'
import type { Priority } from '#lib/queue/jobs.ts'
import type { Article, Translation } from '../payload-types.ts'
import { connectionOf, query } from '../sql.ts'

/** What the machine has written needs no learning and no further translation. */
export const byMachine = { byMachine: true } as const

/**
 * Has a story translated, as far as anything is missing or has changed by the time a worker comes to it. A request that
 * waits already is renewed, so what changes twice is translated once.
 *
 * @param options.locales the languages; all by default
 */
export async function requestTranslations(
  req: PayloadRequest,
  article: number,
  options: { readonly priority: Priority; readonly locales?: readonly TranslationLocale[] },
): Promise<void> {
  const { priority, locales = translationLocales } = options
  if (locales.length === 0) return
  await query(
    req,
    sql`INSERT INTO translation_progress (article_id, locale, state)
        SELECT ${article}::integer, locale, 'waiting' FROM jsonb_array_elements_text(${JSON.stringify(locales)}::jsonb) locale
        ON CONFLICT (article_id, locale)
        DO UPDATE SET state = 'waiting', reason = NULL, detail = NULL, attempts = 0, requested_at = now()`,
  )
  const jobs = locales.map((locale) => ({ article, locale }))
  await upsertJobs('translate', jobs, { db: await connectionOf(req), priority })
}

/** A published story is translated whenever it is saved as such. */
export const translatePublished: CollectionAfterChangeHook<Article> = async ({ doc, req }) => {
  if (doc._status !== 'published') return
  await requestTranslations(req, doc.id, { priority: doc.breaking ? 'breaking' : 'edited' })
}

/** Has what people wrote in a story's translations remembered, once this transaction is committed. */
export async function learnLater(req: PayloadRequest, article: number): Promise<void> {
  await upsertJobs('learn', [{ article }], { db: await connectionOf(req) })
}

/** What a person wrote or approved is remembered; and if the original went on meanwhile, it is looked at again. */
export const learnFromPeople: CollectionAfterChangeHook<Translation> = async ({ context, doc, req }) => {
  if ('byMachine' in context || doc._status !== 'published') return
  const article = typeof doc.article === 'object' ? doc.article.id : doc.article
  await learnLater(req, article)
  await requestTranslations(req, article, { priority: 'edited', locales: [doc.locale] })
}
