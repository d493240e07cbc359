'use client'

// The endless list of the latest stories. It starts from what the server rendered; without JavaScript the same list
// stands there with a plain link to its next page.
import { QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { latestPath, moreLatestPath } from '#lib/content/paths.ts'
import type { Locale } from '#lib/locales.ts'
import type { StoryList as List } from '#lib/news/types.ts'
import { type MoreLabels, MoreStories } from '../listing/MoreStories.client.tsx'
import type { CardLabels } from '../story-card/StoryCard.tsx'
import { StoryList } from '../story-list/StoryList.tsx'

type Props = {
  list: List
  locale: Locale
  timeZone: string
  labels: CardLabels & MoreLabels
  /** The way to the newest stories, on a later page. */
  first: { readonly path: string; readonly label: string } | null
}

async function fetchPage(locale: Locale, path: string, signal: AbortSignal): Promise<List> {
  const answer = await fetch(path.replace(latestPath(locale), moreLatestPath(locale)), { signal })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

function EndlessList({ list, locale, timeZone, labels, first }: Props) {
  const { data, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = useInfiniteQuery({
    queryKey: ['latest', locale, list.next],
    queryFn: ({ pageParam, signal }) => fetchPage(locale, pageParam, signal),
    initialPageParam: '',
    initialData: { pages: [list], pageParams: [''] },
    getNextPageParam: (last) => last.next,
  })
  return (
    <MoreStories
      next={data.pages.at(-1)?.next ?? null}
      pages={data.pages.length}
      state={isFetchingNextPage ? 'loading' : isFetchNextPageError ? 'failed' : 'ready'}
      load={fetchNextPage}
      labels={labels}
      first={first}
    >
      <StoryList cards={data.pages.flatMap((page) => page.cards)} {...{ locale, timeZone, labels }} />
    </MoreStories>
  )
}

/** The list with its query client. Without a connection asking fails at once, and says so. */
export function LatestList(props: Props) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: 1, networkMode: 'always', staleTime: Number.POSITIVE_INFINITY } },
      }),
  )
  return (
    <QueryClientProvider client={client}>
      <EndlessList {...props} />
    </QueryClientProvider>
  )
}
