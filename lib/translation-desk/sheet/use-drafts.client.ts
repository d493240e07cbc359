'use client'

import { useCallback, useEffect, useState } from 'react'

/** What someone has typed and not saved. `base`: the text that they began with. */
export type Draft = { readonly text: string; readonly base: string }
type Drafts = Readonly<Record<string, Draft>>

/**
 * Drafts by segment. They outlive errors, a reload of the page and signing in again; leaving the page asks first.
 *
 * @param name of the translation, for this browser tab's memory
 */
export function useDrafts(name: string) {
  const [drafts, setDrafts] = useState<Drafts>({})
  useEffect(() => {
    const kept = readKept(name)
    if (kept) setDrafts(kept)
  }, [name])
  const isEmpty = Object.keys(drafts).length === 0
  useEffect(() => {
    if (isEmpty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isEmpty])
  const keep = useCallback(
    (key: string, draft: Draft | null) =>
      setDrafts((before) => {
        const { [key]: _old, ...rest } = before
        const after = draft && draft.text !== draft.base ? { ...rest, [key]: draft } : rest
        try {
          if (Object.keys(after).length > 0) sessionStorage.setItem(name, JSON.stringify(after))
          else sessionStorage.removeItem(name)
        } catch {
          // The tab has no memory, or it is full: what is typed still stands on the page.
        }
        return after
      }),
    [name],
  )
  return { drafts, keep }
}

function readKept(name: string): Drafts | null {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') as Drafts | null
  } catch {
    return null
  }
}
