'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { TranslationLocale } from '#lib/locales.ts'
import type { DeskPage, DeskQuery, DeskSummary } from '../types.ts'
import { fetchDesk, fetchSummary } from '../ui/api.ts'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import { pollingInterval } from '../ui/polling.ts'
import { Bulk } from './Bulk.client.tsx'
import styles from './Desk.module.css'
import { Filters } from './Filters.client.tsx'
import { Notices } from './Notices.client.tsx'
import { StoryTable } from './StoryTable.client.tsx'
import { useDeskAddress } from './use-desk-address.client.ts'

type First = { readonly query: DeskQuery; readonly page: DeskPage; readonly summary: DeskSummary }

type Props = {
  /** What the server rendered. */
  readonly first: First
  readonly locales: readonly TranslationLocale[]
  readonly mayChange: boolean
}

/** The desk, kept up to date while it is looked at. */
export function Desk({ first, locales, mayChange }: Props) {
  const { texts } = useDesk()
  const { query, show } = useDeskAddress(first.query)
  const isFirst = query === first.query
  const { data: page, isError } = useQuery({
    queryKey: ['desk', query],
    queryFn: () => fetchDesk(query),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => pollingInterval(state.data?.stories.flatMap(({ cells }) => cells) ?? []),
    ...(isFirst ? { initialData: first.page } : {}),
  })
  const { data: summary } = useQuery({
    queryKey: ['summary', query.locale],
    queryFn: () => fetchSummary(query.locale),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
    ...(query.locale === first.query.locale ? { initialData: first.summary } : {}),
  })
  const [selected, select] = useState<ReadonlySet<number>>(new Set())
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen in one list is not chosen in another
  useEffect(() => select(new Set()), [query])
  const stories = page?.stories ?? []
  const shown = query.locale === null ? locales : locales.filter((locale) => locale === query.locale)
  return (
    <>
      {summary && <Notices summary={summary} isStale={isError} />}
      <Filters query={query} show={show} counts={summary?.counts ?? {}} locales={locales} />
      {stories.length > 0 && page && (
        <StoryTable {...{ stories, now: page.now, locales: shown, mayChange, selected, select }} />
      )}
      {stories.length === 0 && (
        <p className={styles.nothing}>
          {!page
            ? texts.loading
            : query.search
              ? texts.nothingFound
              : query.state === 'open'
                ? texts.nothingOpen
                : texts.nothing}
        </p>
      )}
      <nav className={styles.pages} aria-label={texts.stories}>
        {query.after !== null && (
          <button type="button" onClick={() => show({ ...query, after: null })}>
            {texts.firstPage}
          </button>
        )}
        {page?.next && (
          <button type="button" onClick={() => show({ ...query, after: page.next })}>
            {texts.nextPage}
          </button>
        )}
      </nav>
      {mayChange && selected.size > 0 && (
        <Bulk
          stories={[...selected]}
          locales={query.locale === null ? [] : [query.locale]}
          done={() => select(new Set())}
        />
      )}
    </>
  )
}
