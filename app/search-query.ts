// The address of a search as a question, and the other way round.
import type { getTranslations } from 'next-intl/server'
import type { SearchResults } from '#lib/news/index.ts'
import type { SearchQuery } from '#lib/search/index.ts'

type Given = Readonly<Record<string, string | string[] | undefined>>

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

/** What an address asks for; what it says of no use is left out. */
export function searchQueryOf(given: Given): SearchQuery {
  const section = Number(first(given.section))
  const [from, to, after] = [first(given.from), first(given.to), first(given.after)]
  return {
    text: first(given.q) ?? '',
    ...(Number.isSafeInteger(section) && section > 0 && section < 2 ** 31 ? { section } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(after ? { after } : {}),
  }
}

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** How many stories were found, in the edition's language; nothing before anything was asked. */
export function said(t: Translate, { asked, total }: SearchResults): string {
  if (!asked) return ''
  return total === null ? t('search.countMany') : t('search.count', { count: total })
}
