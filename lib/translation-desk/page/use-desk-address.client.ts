'use client'

import { useCallback, useEffect, useState } from 'react'
import type { DeskQuery } from '../types.ts'
import { toSearchParams } from '../ui/api.ts'

/** What is shown stands in the address, so that it can be shared, reloaded and gone back to. */
export function useDeskAddress(first: DeskQuery) {
  const [query, setQuery] = useState(first)
  useEffect(() => {
    const goBack = ({ state }: PopStateEvent) => {
      const before = (state as { deskQuery?: DeskQuery } | null)?.deskQuery
      setQuery(before ?? first)
    }
    window.addEventListener('popstate', goBack)
    return () => window.removeEventListener('popstate', goBack)
  }, [first])
  const show = useCallback((wanted: DeskQuery, how: 'push' | 'replace' = 'push') => {
    const search = toSearchParams(wanted)
    const address = search === '' ? location.pathname : `${location.pathname}?${search}`
    // Next keeps what it knows of the page in the same place.
    const state = { ...history.state, deskQuery: wanted }
    if (how === 'push') history.pushState(state, '', address)
    else history.replaceState(state, '', address)
    setQuery(wanted)
  }, [])
  return { query, show }
}
