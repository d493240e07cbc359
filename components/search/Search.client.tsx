'use client'

// Searching: starts from what the server rendered, and is refined while the reader types. Without JavaScript the same
// form and the same results stand there, with a plain link to the next page.
import { keepPreviousData, QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { moreSearchPath, searchPath } from '#lib/content/paths.ts'
import { isLocale, type Locale } from '#lib/locales.ts'
import type { SearchResults } from '#lib/news/types.ts'
import { MoreStories } from '../listing/MoreStories.client.tsx'
import { isSameSearch, type SearchCriteria, searchAddress } from './address.ts'
import { type FoundLabels, FoundStories } from './FoundStories.tsx'
import styles from './Search.module.css'
import { type FormLabels, SearchForm } from './SearchForm.tsx'

/** Results, with how many there are and the page's title, in the edition's language. */
export type AnnouncedResults = SearchResults & { readonly said: string; readonly title: string }

type Props = {
  /** What the address asks for. */
  given: SearchCriteria
  /** What was found for it. */
  results: AnnouncedResults
  locale: Locale
  timeZone: string
  sections: readonly { readonly id: number; readonly name: string }[]
  longest: number
  labels: FormLabels & FoundLabels & { readonly results: string; readonly searching: string; readonly first: string }
  /** Where to go on from an empty page. */
  waysOn: ReactNode
}

/** Milliseconds after the last letter; a reader who types on asks for nothing. */
const pause = 250

async function fetchPage(locale: Locale, asked: SearchCriteria, signal: AbortSignal): Promise<AnnouncedResults> {
  const answer = await fetch(searchAddress(moreSearchPath(locale), asked), { signal })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

/** What the reader asks for now, some time after the last letter. */
function useAsked(given: SearchCriteria) {
  const [asked, setAsked] = useState(given)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wait = useCallback(() => clearTimeout(timer.current), [])
  const ask = useCallback(
    (next: SearchCriteria, soon: boolean) => {
      wait()
      timer.current = setTimeout(setAsked, soon ? pause : 0, next)
    },
    [wait],
  )
  useEffect(() => wait, [wait])
  return { asked, ask, wait }
}

/** Keeps address, title and the links to the other languages true to what is shown. */
function useShown(path: string, asked: SearchCriteria, title: string | undefined) {
  const shown = useRef(searchAddress(path, asked))
  useEffect(() => {
    const address = searchAddress(path, asked)
    if (address === shown.current) return
    shown.current = address
    window.history.replaceState(null, '', address)
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-locale]')) {
      const { locale } = link.dataset
      if (isLocale(locale)) link.href = searchAddress(searchPath(locale), asked)
    }
  }, [path, asked])
  useEffect(() => {
    if (title) document.title = title
  }, [title])
}

function Searching({ given, results, locale, timeZone, sections, longest, labels, waysOn }: Props) {
  const { asked, ask, wait } = useAsked(given)
  const path = searchPath(locale)
  const isGiven = isSameSearch(asked, given)
  const query = useInfiniteQuery({
    queryKey: ['search', locale, searchAddress('', asked)],
    queryFn: ({ pageParam, signal }) => fetchPage(locale, { ...asked, after: pageParam || undefined }, signal),
    initialPageParam: '',
    ...(isGiven ? { initialData: { pages: [results], pageParams: [given.after ?? ''] } } : {}),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const { data, isFetchingNextPage, isFetchNextPageError, isError, isPlaceholderData, refetch } = query
  const pages = data?.pages ?? []
  const [first] = pages
  const next = pages.at(-1)?.next ?? null
  const broken = isError && !isFetchNextPageError
  const heading = useRef<HTMLHeadingElement>(null)
  const again = () => {
    // The button goes; whoever used the keyboard stays where it was.
    heading.current?.focus()
    void refetch()
  }
  useShown(path, asked, isPlaceholderData ? undefined : first?.title)
  return (
    <>
      <SearchForm action={path} onAsked={ask} onUnfinished={wait} {...{ asked: given, sections, longest, labels }} />
      <section aria-labelledby="results" aria-busy={isPlaceholderData} className={styles.results}>
        <h2 id="results" ref={heading} tabIndex={-1} className="visually-hidden">
          {labels.results}
        </h2>
        <p className={styles.status} role="status">
          {broken ? labels.broken : isPlaceholderData ? labels.searching : first?.said}
        </p>
        {broken && (
          <button type="button" className={styles.retry} onClick={again}>
            {labels.retry}
          </button>
        )}
        {first && (
          <MoreStories
            next={next && searchAddress(path, { ...asked, after: next })}
            pages={pages.length}
            state={isFetchingNextPage ? 'loading' : isFetchNextPageError ? 'failed' : 'ready'}
            load={query.fetchNextPage}
            labels={labels}
            first={
              isGiven && given.after
                ? { path: searchAddress(path, { ...given, after: undefined }), label: labels.first }
                : null
            }
          >
            <FoundStories {...{ asked, path, pages, locale, timeZone, labels, waysOn }} />
          </MoreStories>
        )}
      </section>
    </>
  )
}

/** The search with its query client. Without a connection asking fails at once, and says so. */
export function Search(props: Props) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, networkMode: 'always', staleTime: 60_000 } } }),
  )
  return (
    <QueryClientProvider client={client}>
      <Searching {...props} />
    </QueryClientProvider>
  )
}
