// Stories as records.
import { isBehind } from '#lib/content/sql.ts'
import { type Locale, originalLocale, translationLocales } from '#lib/locales.ts'
import type { Article, Translation } from '#lib/newsroom/payload-types.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import { idOf, idsOf, readStories } from '../stored-story.ts'
import { markdownOf, namesOf } from './names.ts'

/**
 * Records of stories in the order of their ids.
 * @param wanted languages of the texts; all when left out
 */
export async function storyRecords(
  transaction: Transaction,
  ids: readonly number[],
  wanted?: readonly Locale[] | undefined,
): Promise<object[]> {
  const stories = await readStories(transaction, ids)
  const articles = stories.map(({ article }) => article)
  const names = {
    refs: await namesOf(transaction, 'articles', ids),
    sections: await namesOf(
      transaction,
      'sections',
      articles.flatMap(({ section }) => idOf(section) ?? []),
    ),
    topics: await namesOf(
      transaction,
      'topics',
      articles.flatMap(({ topics }) => idsOf(topics)),
    ),
    authors: await namesOf(
      transaction,
      'authors',
      articles.flatMap(({ authors }) => idsOf(authors)),
    ),
    pictures: await namesOf(
      transaction,
      'media',
      articles.flatMap(({ hero }) => idOf(hero) ?? []),
    ),
  }
  const bodies = await markdownOf(
    transaction,
    stories.flatMap(({ article, translations }) => [article.body, ...translations.map(({ body }) => body)]),
  )
  const isWanted = (locale: Locale) => !wanted || wanted.includes(locale)
  const byId = new Map(stories.map((story) => [story.article.id, story]))
  return ids.flatMap((id) => {
    const story = byId.get(id)
    if (!story) return []
    const { article, translations } = story
    const texts: Record<string, object> = {}
    if (isWanted(originalLocale)) texts[originalLocale] = original(article, bodies)
    for (const locale of translationLocales) {
      const translation = translations.find((text) => text.locale === locale)
      if (translation && isWanted(locale)) texts[locale] = translated(translation, article, bodies)
    }
    const named = (list: readonly number[], known: Map<number, string>) =>
      filled(list.flatMap((id) => known.get(id) ?? []))
    return {
      ref: names.refs.get(id),
      section: names.sections.get(idOf(article.section) ?? 0),
      kind: article.kind,
      status: article._status === 'published' ? undefined : 'draft',
      publishedAt: article.publishedAt ?? undefined,
      revisedAt: article.revisedAt ?? undefined,
      authors: named(idsOf(article.authors), names.authors),
      topics: named(idsOf(article.topics), names.topics),
      image: names.pictures.get(idOf(article.hero) ?? 0),
      texts,
    }
  })
}

function original(article: Article, bodies: Map<unknown, string>): object {
  return {
    ...words(article, bodies),
    corrections: filled((article.corrections ?? []).map(({ at, text }) => ({ at, text }))),
  }
}

function translated(translation: Translation, article: Article, bodies: Map<unknown, string>): object {
  const { origin, reviewedRole, reviewedAt, _status } = translation
  return {
    ...words(translation, bodies),
    corrections: filled((translation.corrections ?? []).map(({ text }) => text)),
    status: _status === article._status ? undefined : _status,
    origin,
    reviewed: reviewedRole && reviewedAt ? { role: reviewedRole, at: reviewedAt } : undefined,
    behind: isBehind(translation.sourceHashes, article.segmentHashes) || undefined,
  }
}

function words(text: Article | Translation, bodies: Map<unknown, string>): object {
  return {
    headline: text.headline,
    standfirst: text.standfirst || undefined,
    place: text.place || undefined,
    body: bodies.get(text.body) || undefined,
  }
}

function filled<Value>(list: Value[]): Value[] | undefined {
  return list.length > 0 ? list : undefined
}
