'use client'

// The endless list of the latest stories. It starts from what the server rendered; without JavaScript the same list
// stands there with a plain link to its next page.
import { QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Locale } from '#lib/locales.ts'
import type { StoryList as List } from '#lib/news/types.ts'
import type { CardLabels } from '../story-card/StoryCard.tsx'
import { StoryList } from '../story-list/StoryList.tsx'
import styles from './LatestList.module.css'

type Labels = CardLabels & {
  readonly next: string
  readonly loading: string
  readonly failed: string
  readonly retry: string
}

type Props = { first: List; locale: Locale; timeZone: string; labels: Labels }

async function fetchPage(path: string): Promise<List> {
  const answer = await fetch(path.replace('/latest?', '/latest/more?'))
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

function EndlessList({ first, locale, timeZone, labels }: Props) {
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isError } = useInfiniteQuery({
    queryKey: ['latest', locale, first.next],
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: '',
    initialData: { pages: [first], pageParams: [''] },
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const end = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const target = end.current
    if (!target || !hasNextPage || isError) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage()
      },
      { rootMargin: '600px' },
    )
    observer.observe(target)
    return () => observer.disconnect()
  }, [hasNextPage, isError, fetchNextPage])

  const next = data.pages.at(-1)?.next
  return (
    <>
      <StoryList cards={data.pages.flatMap((page) => page.cards)} {...{ locale, timeZone, labels }} />
      {next && (
        <p ref={end} className={styles.more} aria-live="polite">
          {isError && <span className={styles.failed}>{labels.failed}</span>}
          <a
            href={next}
            rel="next"
            onClick={(event) => {
              event.preventDefault()
              void fetchNextPage()
            }}
          >
            {isFetchingNextPage ? labels.loading : isError ? labels.retry : labels.next}
          </a>
        </p>
      )}
    </>
  )
}

/** The list with its query client. */
export function LatestList(props: Props) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1 } } }))
  return (
    <QueryClientProvider client={client}>
      <EndlessList {...props} />
    </QueryClientProvider>
  )
}
