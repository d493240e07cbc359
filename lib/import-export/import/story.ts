// Saves a story record: its original and its translations, only where they differ from the stored ones.
import { originalLocale, translationLocales } from '#lib/locales.ts'
import { type HeldDocument, readHold } from '#lib/newsroom/editing/holds.ts'
import { learnLater, requestTranslations } from '#lib/newsroom/hooks/translation-jobs.ts'
import type { Article } from '#lib/newsroom/payload-types.ts'
import { connectionOf } from '#lib/newsroom/sql.ts'
import { type ArticleData, insertArticle, type SavedArticle } from '#lib/newsroom/writing/story-rows.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import { bodyReferences } from '../body/body.ts'
import type { IdLookup } from '../body/lexical.ts'
import type { StoryRecord } from '../record/record.ts'
import { RecordError } from '../record/record-error.ts'
import { findStory, idOf, idsOf } from '../stored-story.ts'
import { asSystem, lock } from '../transaction.ts'
import type { ImportContext, SaveResult } from './context.ts'
import type { Outcome } from './entity.ts'
import type { Pictures } from './pictures.ts'
import { givenOrStored, givenOrStoredBody, isUnchanged } from './stored-text.ts'
import { saveTranslations, type TranslationInput } from './translation.ts'

/**
 * Saves a story as a record describes it. What the record doesn't mention stays as it is; null and [] clear.
 * @throws RecordError when the record can't be saved as it is
 */
export async function saveStory(
  transaction: Transaction,
  record: StoryRecord,
  context: ImportContext,
): Promise<SaveResult> {
  await lock(transaction, `story ${record.ref}`)
  const stored = await findStory(transaction, record.ref)
  const { ids, missing } = await resolveReferences(transaction, record, context)
  const data = await articleData(transaction, record, stored?.article ?? null, ids, context)
  const { article, outcome } = await saveArticle(transaction, data, stored?.article ?? null, context.dryRun)
  const given = translationLocales.flatMap((locale) => {
    const text = record.texts[locale]
    const before = stored?.translations.find((translation) => translation.locale === locale) ?? null
    return text ? [{ record, text, locale, before, ids }] : []
  })
  // Only a dry run has no article: that of a new story.
  const saved = article
    ? await saveTranslations(transaction, article, given, context.dryRun)
    : given.map(() => 'created' as const)
  if (article && !context.dryRun) await sendJobs(transaction, article, outcome, given)
  const changed: HeldDocument[] = given.flatMap(({ before }, index) =>
    before && saved[index] === 'updated' ? { collection: 'translations', id: before.id } : [],
  )
  if (article && outcome === 'updated') changed.push({ collection: 'articles', id: article.id })
  return { outcomes: [outcome, ...saved], missing, openWith: await namesOfHolders(transaction, changed) }
}

async function namesOfHolders({ req }: Transaction, documents: readonly HeldDocument[]): Promise<string[]> {
  const db = await connectionOf(req)
  const names = new Set<string>()
  for (const document of documents) {
    const hold = await readHold(db, document)
    if (hold) names.add(hold.name)
  }
  return [...names]
}

/** Sends the jobs that Payload's hooks send (lib/newsroom/hooks/translation-jobs.ts), for texts written as rows. */
async function sendJobs(
  { req }: Transaction,
  article: SavedArticle,
  outcome: Outcome,
  given: readonly TranslationInput[],
) {
  const made = given.filter(({ before }) => before === null)
  if (made.some(({ text }) => text.origin === 'human')) await learnLater(req, article.id)
  if (outcome !== 'created' || article._status !== 'published') return
  const locales = translationLocales.filter((locale) => !given.some((text) => text.locale === locale))
  await requestTranslations(req, article.id, { priority: 'imported', locales })
}

/** Looks up the stories and pictures that all texts of a record refer to. */
async function resolveReferences(transaction: Transaction, record: StoryRecord, { resolver, pictures }: ImportContext) {
  const named = bodyReferences(Object.values(record.texts).flatMap((text) => text?.content ?? []))
  const stories = await resolver.stories(transaction, named.stories)
  const pictureIds = new Map<string, number>()
  for (const src of named.pictures) pictureIds.set(src, await pictures.named(transaction, src))
  const ids: IdLookup = {
    story: (ref) => stories.get(ref) ?? null,
    picture: (src) => pictureIds.get(src) ?? null,
  }
  return { ids, missing: named.stories.filter((ref) => !stories.has(ref)) }
}

async function articleData(
  transaction: Transaction,
  record: StoryRecord,
  stored: Article | null,
  ids: IdLookup,
  { resolver, pictures }: ImportContext,
): Promise<ArticleData> {
  const text = record.texts[originalLocale]
  const headline = text?.headline ?? stored?.headline
  const missing = (name: string) => new RecordError(`${name} is missing: a new story needs it`)
  if (headline === undefined) throw missing(`texts.${originalLocale}`)
  if (record.section === undefined && !stored) throw missing('section')
  const status = record.status ?? stored?._status ?? 'published'
  const publishedAt = givenOrStored(record.publishedAt, stored?.publishedAt)
  if (status === 'published' && !publishedAt)
    throw new RecordError('publishedAt is missing: a published story needs it')
  return {
    headline,
    standfirst: givenOrStored(text?.standfirst, stored?.standfirst),
    body: givenOrStoredBody(text?.content, stored?.body, ids),
    place: givenOrStored(text?.place === undefined ? record.place : text.place, stored?.place),
    hero: await heroOf(transaction, record, stored, pictures),
    corrections: text?.corrections ?? correctionsOf(stored),
    section: record.section === undefined ? sectionOf(stored) : await resolver.section(transaction, record.section),
    topics: record.topics ? await resolver.topics(transaction, record.topics) : idsOf(stored?.topics),
    authors: record.authors ? await resolver.authors(transaction, record.authors) : idsOf(stored?.authors),
    kind: record.kind ?? stored?.kind ?? 'news',
    publishedAt,
    revisedAt: latest(record.revisedAt, stored?.revisedAt),
    ref: stored ? (stored.ref ?? null) : record.ref,
    _status: status,
  }
}

async function heroOf(transaction: Transaction, { image }: StoryRecord, stored: Article | null, pictures: Pictures) {
  if (image === undefined) return idOf(stored?.hero)
  return image === null ? null : pictures.hero(transaction, image)
}

const sectionOf = (stored: Article | null) => idOf(stored?.section) ?? 0

const correctionsOf = (stored: Article | null) => (stored?.corrections ?? []).map(({ at, text }) => ({ at, text }))

/** The later of two moments: the newsroom records revisions too, also one by this import. */
function latest(moment: string | undefined, stored: string | null | undefined): string | null {
  if (!moment || !stored) return moment ?? stored ?? null
  return moment > stored ? moment : stored
}

async function saveArticle(
  transaction: Transaction,
  data: ArticleData,
  stored: Article | null,
  dryRun: boolean,
): Promise<{ article: SavedArticle | null; outcome: Outcome }> {
  if (!stored) return { article: dryRun ? null : await insertArticle(transaction, data), outcome: 'created' }
  if (isUnchanged(data, storedData(stored))) return { article: stored, outcome: 'unchanged' }
  const { payload, req } = transaction
  // Every field is given: Payload would take what is missing from the newest draft, somebody's unfinished work.
  const options = { ...asSystem, collection: 'articles', id: stored.id, data, req } as const
  return { article: dryRun ? stored : await payload.update(options), outcome: 'updated' }
}

function storedData(stored: Article): ArticleData {
  return {
    headline: stored.headline,
    standfirst: stored.standfirst ?? null,
    body: stored.body ?? null,
    place: stored.place ?? null,
    hero: idOf(stored.hero),
    corrections: correctionsOf(stored),
    section: sectionOf(stored),
    topics: idsOf(stored.topics),
    authors: idsOf(stored.authors),
    kind: stored.kind,
    publishedAt: stored.publishedAt ?? null,
    revisedAt: stored.revisedAt ?? null,
    ref: stored.ref ?? null,
    _status: stored._status ?? 'draft',
  }
}
