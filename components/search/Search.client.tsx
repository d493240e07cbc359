'use client'

// Searching: starts from what the server rendered, and is refined while the reader types. Without JavaScript the same
// form and the same results stand there, with a plain link to the next page.
import { keepPreviousData, QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Locale } from '#lib/locales.ts'
import type { SearchResults } from '#lib/news/types.ts'
import { type MoreLabels, MoreStories } from '../listing/MoreStories.client.tsx'
import type { CardLabels } from '../story-card/StoryCard.tsx'
import { type Asked, searchAddress } from './address.ts'
import { Hit } from './Hit.tsx'
import styles from './Search.module.css'
import { type FormLabels, SearchForm } from './SearchForm.tsx'

/** Results, and how many there are in the edition's language. */
export type SaidResults = SearchResults & { readonly said: string }

type Labels = CardLabels &
  FormLabels &
  MoreLabels & {
    readonly start: string
    readonly meant: string
    readonly originals: string
    readonly originalsNote: string
    readonly nothing: string
    readonly unasked: string
    readonly cut: string
    readonly searching: string
    readonly first: string
  }

type Props = {
  asked: Asked
  results: SaidResults
  locale: Locale
  timeZone: string
  sections: readonly { readonly id: number; readonly name: string }[]
  longest: number
  labels: Labels
}

/** Milliseconds after the last letter; a reader who types on asks for nothing. */
const pause = 250

async function fetchPage(locale: Locale, asked: Asked, signal: AbortSignal): Promise<SaidResults> {
  const answer = await fetch(searchAddress(`/${locale}/search/more`, asked), { signal })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

const isSame = (one: Asked, other: Asked) => searchAddress('', one) === searchAddress('', other)

function Searching({ asked: given, results, locale, timeZone, sections, longest, labels }: Props) {
  const [asked, setAsked] = useState(given)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const path = `/${locale}/search`
  const query = useInfiniteQuery({
    queryKey: ['search', locale, searchAddress('', asked)],
    queryFn: ({ pageParam, signal }) => fetchPage(locale, { ...asked, after: pageParam || undefined }, signal),
    initialPageParam: '',
    ...(isSame(asked, given) ? { initialData: { pages: [results], pageParams: [given.after ?? ''] } } : {}),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })

  const ask = (next: Asked, soon: boolean) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAsked({ ...next, text: next.text.trim() }), soon ? pause : 0)
  }
  useEffect(() => {
    if (isSame(asked, given)) return
    const address = searchAddress(path, asked)
    window.history.replaceState(window.history.state, '', address)
    // The same search in the other languages.
    for (const link of document.querySelectorAll<HTMLAnchorElement>('header a[hreflang]')) {
      link.search = new URL(address, location.href).search
    }
  }, [asked, given, path])
  useEffect(() => () => clearTimeout(timer.current), [])

  const { data, isFetching, isFetchingNextPage, isError, isPlaceholderData } = query
  const pages = data?.pages ?? []
  const [first] = pages
  const next = pages.at(-1)?.next ?? null
  const hits = pages.flatMap((page) => page.hits)
  const own = hits.filter(({ original }) => !original)
  const originals = hits.filter(({ original }) => original)
  const failed = isError && !isFetchingNextPage
  const status = failed ? labels.failed : isFetching && isPlaceholderData ? labels.searching : (first?.said ?? '')
  const list = (of: typeof hits) => (
    <ol role="list" className={styles.hits}>
      {of.map((hit) => (
        <li key={hit.card.id}>
          <Hit {...{ hit, locale, timeZone, labels }} />
        </li>
      ))}
    </ol>
  )
  return (
    <>
      <SearchForm action={path} onAsked={ask} {...{ asked: given, sections, longest, labels }} />
      <section aria-label={labels.submit} aria-busy={isPlaceholderData}>
        <h2 className={styles.status} role="status">
          {status}
        </h2>
        {first?.cut && <p className={styles.note}>{labels.cut}</p>}
        {first?.suggestion && (
          <p className={styles.meant}>
            {labels.meant}{' '}
            <a href={searchAddress(path, { ...asked, text: first.suggestion, after: undefined })}>
              <bdi>{first.suggestion}</bdi>
            </a>
          </p>
        )}
        {first && hits.length === 0 && !isPlaceholderData && (
          <div className={styles.empty}>
            <p>{asked.text === '' ? labels.start : first.asked ? labels.nothing : labels.unasked}</p>
          </div>
        )}
        <MoreStories
          next={next && searchAddress(path, { ...asked, after: next })}
          pages={pages.length}
          state={isFetchingNextPage ? 'loading' : query.isFetchNextPageError ? 'failed' : 'ready'}
          load={query.fetchNextPage}
          labels={labels}
          first={
            given.after && isSame(asked, given)
              ? { path: searchAddress(path, { ...asked, after: undefined }), label: labels.first }
              : null
          }
        >
          {own.length > 0 && list(own)}
          {originals.length > 0 && (
            <section aria-labelledby="originals" className={styles.originals}>
              <h2 id="originals">{labels.originals}</h2>
              <p className={styles.note}>{labels.originalsNote}</p>
              {list(originals)}
            </section>
          )}
        </MoreStories>
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
