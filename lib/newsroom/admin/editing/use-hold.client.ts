'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { EditingState } from '../../editing/endpoints.ts'
import type { DocumentStatus } from '../../editing/saves.ts'
import { type EditingApi, isSignedIn } from './api.client.ts'
import type { Holder, HoldState } from './editing-context.client.ts'
import { isClosed } from './kept.client.ts'
import type { Saver } from './saver.ts'
import type { Values } from './words.ts'

/** Milliseconds between two questions to the server. */
const every = 3_000

/** Milliseconds after which a page that was asked for anew is taken as it is. */
const refreshPatience = 8_000

/** The session has ended while nobody typed: the sign-in opens before the next words are lost to it. */
async function tellSignedOut(saver: Saver | null): Promise<void> {
  if (saver && saver.state.is !== 'failed' && (await isSignedIn()) === null) {
    saver.failed({ kind: 'session', message: '' })
  }
}

const holderOf = ({ holder }: EditingState): Holder | null =>
  holder && { name: holder.name, since: holder.since, me: holder.me }

/**
 * Holds the document for this page as long as it is open; tells when somebody else has it, and follows their text.
 *
 * @param initial who else has it as the page was made
 */
export function useHold({ api, saver, initial }: { api: EditingApi; saver: Saver | null; initial: Holder | null }) {
  const router = useRouter()
  const { initialData, setHasPublishedDoc, setUnpublishedVersionCount } = useDocumentInfo()
  const [status, setStatus] = useState<DocumentStatus | null>(null)
  const shown = typeof initialData?.updatedAt === 'string' ? initialData.updatedAt : null
  const [hold, setHold] = useState<HoldState>(initial ? { is: 'other', holder: initial, taken: null } : { is: 'mine' })
  // The newest of what the questions below have to know, without asking anew whenever it changes.
  const now = useRef({ hold, saver, shown })
  now.current = { hold, saver, shown }
  /** The text that the page was last asked to show: asked for once, so that no page is made again and again. */
  const asked = useRef<string | null>(null)

  const follow = useCallback(
    (stamp: string) => {
      if (stamp === now.current.shown || stamp === asked.current) return
      asked.current = stamp
      router.refresh()
    },
    [router],
  )

  /** The page shows the newest text; then it may be written on. */
  const begin = useCallback(
    (stamp: string) => {
      if (stamp === now.current.shown) return setHold({ is: 'mine' })
      setHold({ is: 'taking' })
      follow(stamp)
      setTimeout(() => setHold((before) => (before.is === 'taking' ? { is: 'mine' } : before)), refreshPatience)
    },
    [follow],
  )
  useEffect(() => {
    if (hold.is === 'taking' && shown === asked.current) setHold({ is: 'mine' })
  }, [hold, shown])

  /** Somebody else has it: what was typed here becomes a version of its own, up to the last key. */
  const giveUp = useCallback(
    async (state: EditingState) => {
      const { saver: own } = now.current
      let [words, kept] = [own?.unsavedNow() ?? null, true]
      for (let put: Values | null = null; kept && words !== null && words !== put; words = own?.unsavedNow() ?? null) {
        put = words
        kept = (await api.editing('aside', words)) !== null
      }
      if (kept) own?.forget()
      setHold({ is: 'other', holder: holderOf(state), taken: state.taken || words ? (kept ? 'kept' : 'unkept') : null })
    },
    [api],
  )

  /** Published or taken back elsewhere, or by a schedule; what this page did itself it knows. */
  const tellStatus = useCallback(
    (said: DocumentStatus) => {
      setStatus(said)
      setHasPublishedDoc(said !== 'draft')
      setUnpublishedVersionCount((count) => (said === 'published' ? 0 : Math.max(1, count)))
    },
    [setHasPublishedDoc, setUnpublishedVersionCount],
  )

  const ask = useCallback(async () => {
    const { hold: before } = now.current
    if (before.is === 'taking') return
    const state = await api.editing(before.is === 'mine' ? 'hold' : 'look')
    if (!state) return void (await tellSignedOut(now.current.saver))
    // Another answer may have come in between.
    if (now.current.hold.is !== before.is) return
    if (before.is === 'mine') {
      const { holder } = state
      if (holder?.mine) {
        const { saver: own } = now.current
        // Changed from elsewhere (the desk, an import) while nobody typed here. An answer may be older than the last save.
        if (own?.state.is !== 'saved' || own.base.stamp > state.stamp) return
        tellStatus(state.status)
        if (own.base.stamp === state.stamp) return
        const newest = await api.newest()
        if (newest && !own.catchUp(newest)) begin(newest.updatedAt)
        return
      }
      // A page of one's own that is closed, or crashed, holds nothing up.
      if (holder?.me && holder.tab && (await isClosed(holder.tab))) return void (await api.editing('take'))
      if (holder) await giveUp(state)
      return
    }
    tellStatus(state.status)
    follow(state.stamp)
    setHold((old) => (old.is === 'other' ? { ...old, holder: holderOf(state) } : old))
  }, [api, begin, follow, giveUp, tellStatus])

  useEffect(() => {
    void ask()
    const timer = setInterval(() => void ask(), every)
    const look = () => {
      if (document.visibilityState === 'visible') void ask()
    }
    const leave = () => api.leave('leave')
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pageshow', look)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pageshow', look)
      window.removeEventListener('pagehide', leave)
      api.leave('left')
    }
  }, [api, ask])

  const take = useCallback(async () => {
    const state = await api.editing('take')
    if (state?.holder?.mine) begin(state.stamp)
  }, [api, begin])

  return { hold, status, take: useCallback(() => void take(), [take]) }
}
