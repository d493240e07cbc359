// The address of a search as a question, and the answer in the edition's language: for the page, and for its list that is
// refined while the reader types.

import type { AnnouncedResults } from '#components/search/Search.client.tsx'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import { siteFrame } from '#lib/news/index.ts'
import type { SiteFrame } from '#lib/news/types.ts'
import { maxQueryLength, type SearchQuery, search } from '#lib/search/index.ts'
import { pageTitle } from '#lib/seo/title.ts'

type Given = Readonly<Record<string, string | string[] | undefined>>

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

const day = /^\d{4}-\d{2}-\d{2}$/

/** The text as it stands in fields and addresses: what is not looked at need not. */
export const shownText = ({ text }: SearchQuery): string =>
  [...text.toWellFormed().trim()].slice(0, maxQueryLength).join('').trim()

/**
 * What an address asks for; what it says of no use is left out, as is a section that is gone or never was: the form could
 * not show it.
 */
export function searchQueryOf(given: Given, { sections }: Pick<SiteFrame, 'sections'>): SearchQuery {
  const section = sections.find(({ id }) => id === Number(first(given.section)))?.id
  const [from, to, after] = [first(given.from), first(given.to), first(given.after)]
  return {
    text: first(given.q) ?? '',
    ...(section === undefined ? {} : { section }),
    ...(from && day.test(from) ? { from } : {}),
    ...(to && day.test(to) ? { to } : {}),
    ...(after ? { after } : {}),
  }
}

/** A page of results, with how many there are and the page's title in the edition's language. */
export async function answer(locale: Locale, query: SearchQuery): Promise<AnnouncedResults> {
  const t = translations(locale)
  const [results, { name }] = await Promise.all([search(locale, query), siteFrame(locale)])
  const text = shownText(query)
  const title = text ? t('search.titleOf', { query: text }) : t('search.title')
  return { ...results, said: said(), title: pageTitle({ text: title, locale }, locale, name) }

  function said(): string {
    if (!results.asked) return text ? t('search.unasked') : ''
    // Only the first page says how many there are in all.
    if (query.after) return t('search.more')
    return results.total === null ? t('search.countMany') : t('search.count', { count: results.total })
  }
}
