// Saves a story record: its original and its translations, only where they differ from what is there.
import { originalLocale, translationLocales } from '#lib/locales.ts'
import { learnLater, requestTranslations } from '#lib/newsroom/hooks/translation-jobs.ts'
import type { Article } from '#lib/newsroom/payload-types.ts'
import { type ArticleData, insertArticle, type SavedArticle } from '#lib/newsroom/writing/story-rows.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import { references } from '../body/body.ts'
import type { IdsOfNames } from '../body/lexical.ts'
import type { StoryRecord } from '../record/record.ts'
import { RecordError } from '../record/record-error.ts'
import { findStory, idOf, idsOf } from '../stored-story.ts'
import { asSystem, lock } from '../transaction.ts'
import type { Outcome } from './entity.ts'
import type { Pictures } from './pictures.ts'
import type { Saved, Tools } from './saved.ts'
import { bodyOf, given, same } from './stored-text.ts'
import { saveTranslations, type Translating } from './translation.ts'

/**
 * Saves a story as a record describes it. What the record doesn't mention stays as it is; null and [] clear.
 * @throws RecordError when the record can't be saved as it is
 */
export async function saveStory(transaction: Transaction, record: StoryRecord, tools: Tools): Promise<Saved> {
  await lock(transaction, `story ${record.ref}`)
  const stored = await findStory(transaction, record.ref)
  const { ids, missing } = await resolve(transaction, record, tools)
  const data = await articleData(transaction, record, stored?.article ?? null, ids, tools)
  const { article, outcome } = await saveArticle(transaction, data, stored?.article ?? null, tools.dryRun)
  const given = translationLocales.flatMap((locale) => {
    const text = record.texts[locale]
    const before = stored?.translations.find((translation) => translation.locale === locale) ?? null
    return text ? [{ record, text, locale, before, ids }] : []
  })
  // Only a dry run has no article: that of a new story.
  const saved = article
    ? await saveTranslations(transaction, article, given, tools.dryRun)
    : given.map(() => 'created' as const)
  if (article && !tools.dryRun) await followUp(transaction, article, outcome, given)
  return { outcomes: [outcome, ...saved], missing }
}

/** What saving through Payload does by itself (lib/newsroom/hooks/translation-jobs.ts), for what was written as rows. */
async function followUp({ req }: Transaction, article: SavedArticle, outcome: Outcome, given: readonly Translating[]) {
  const made = given.filter(({ before }) => before === null)
  if (made.some(({ text }) => text.origin === 'human')) await learnLater(req, article.id)
  if (outcome !== 'created' || article._status !== 'published') return
  const locales = translationLocales.filter((locale) => !given.some((text) => text.locale === locale))
  await requestTranslations(req, article.id, { priority: 'imported', locales })
}

/** Looks up the stories and pictures that all texts of a record refer to. */
async function resolve(transaction: Transaction, record: StoryRecord, { directory, pictures }: Tools) {
  const named = references(Object.values(record.texts).flatMap((text) => text?.content ?? []))
  const stories = await directory.stories(transaction, named.stories)
  const pictureIds = new Map<string, number>()
  for (const src of named.pictures) pictureIds.set(src, await pictures.named(transaction, src))
  const ids: IdsOfNames = {
    story: (ref) => stories.get(ref) ?? null,
    picture: (src) => pictureIds.get(src) ?? null,
  }
  return { ids, missing: named.stories.filter((ref) => !stories.has(ref)) }
}

async function articleData(
  transaction: Transaction,
  record: StoryRecord,
  stored: Article | null,
  ids: IdsOfNames,
  { directory, pictures }: Tools,
): Promise<ArticleData> {
  const text = record.texts[originalLocale]
  const headline = text?.headline ?? stored?.headline
  const missing = (name: string) => new RecordError(`${name} is missing: a new story needs it`)
  if (headline === undefined) throw missing(`texts.${originalLocale}`)
  if (record.section === undefined && !stored) throw missing('section')
  const status = record.status ?? stored?._status ?? 'published'
  const publishedAt = given(record.publishedAt, stored?.publishedAt)
  if (status === 'published' && !publishedAt)
    throw new RecordError('publishedAt is missing: a published story needs it')
  return {
    headline,
    standfirst: given(text?.standfirst, stored?.standfirst),
    body: bodyOf(text?.content, stored?.body, ids),
    place: given(text?.place === undefined ? record.place : text.place, stored?.place),
    hero: await heroOf(transaction, record, stored, pictures),
    corrections: text?.corrections ?? correctionsOf(stored),
    section: record.section === undefined ? sectionOf(stored) : await directory.section(transaction, record.section),
    topics: record.topics ? await directory.topics(transaction, record.topics) : idsOf(stored?.topics),
    authors: record.authors ? await directory.authors(transaction, record.authors) : idsOf(stored?.authors),
    kind: record.kind ?? stored?.kind ?? 'news',
    publishedAt,
    revisedAt: later(record.revisedAt, stored?.revisedAt),
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

/** The newsroom notes revisions too (also one by this import): an older moment does not undo a newer one. */
function later(moment: string | undefined, stored: string | null | undefined): string | null {
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
  if (same(data, storedData(stored))) return { article: stored, outcome: 'unchanged' }
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
