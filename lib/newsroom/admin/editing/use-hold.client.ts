'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { EditingState } from '../../editing/endpoints.ts'
import type { DocumentStatus } from '../../editing/saves.ts'
import { type EditingApi, isSignedIn } from './api.client.ts'
import type { Holder, HoldState } from './editing-context.client.ts'
import { dropWords, isClosed, type KeptOwner, keepWords, keyOf } from './kept.client.ts'
import type { Saver } from './saver.ts'
import type { Values } from './words.ts'

/** Milliseconds between two questions to the server. */
const every = 3_000

/** How often words are put aside at most when the document is lost, and milliseconds in between. */
const mostRounds = 3
const betweenRounds = 400

/** Milliseconds after which a page that was asked for anew is taken as it is. */
const refreshPatience = 8_000

/** The session has ended while nobody typed: the sign-in opens before the next words are lost to it. */
async function tellSignedOut(saver: Saver | null): Promise<void> {
  if (saver && saver.state.is !== 'failed' && (await isSignedIn()) === null) {
    saver.failed({ kind: 'session', message: '' })
  }
}

/**
 * Puts aside what is not saved, up to the last key: whoever types does not see at once that the document was taken. In a few
 * rounds, so that no version is made for every key.
 *
 * @returns what could not be put aside; null: nothing
 */
async function putTypedAside(api: EditingApi, saver: Saver): Promise<Values | null> {
  let put: Values | null = null
  for (let round = 0; round < mostRounds; round += 1) {
    const words = saver.unsavedNow()
    if (words === null || words === put) return null
    if ((await api.editing('aside', words)) === null) return saver.unsavedNow()
    put = words
    await new Promise((resolve) => setTimeout(resolve, betweenRounds))
  }
  const words = saver.unsavedNow()
  return words === put ? null : words
}

const holderOf = ({ holder }: EditingState): Holder | null =>
  holder && { name: holder.name, since: holder.since, me: holder.me }

type Props = {
  readonly api: EditingApi
  readonly owner: KeptOwner
  readonly tab: string
  readonly saver: Saver | null
  readonly initial: Holder | null
}

/**
 * Holds the document for this page as long as it is open; tells when somebody else has it, and follows their text.
 *
 * @param initial who else has it as the page was made
 */
export function useHold({ api, owner, tab, saver, initial }: Props) {
  const router = useRouter()
  const { initialData, setHasPublishedDoc, setUnpublishedVersionCount } = useDocumentInfo()
  const [status, setStatus] = useState<DocumentStatus | null>(null)
  const shown = typeof initialData?.updatedAt === 'string' ? initialData.updatedAt : null
  const [hold, setHold] = useState<HoldState>(initial ? { is: 'other', holder: initial, taken: null } : { is: 'mine' })
  // The newest of what the questions below have to know, without asking anew whenever it changes.
  const now = useRef({ hold, saver, shown })
  now.current = { hold, saver, shown }
  const isGivingUp = useRef(false)
  /** Words that are on this device alone since the document was lost, until they could be put aside. */
  const unput = useRef<{ readonly key: string; readonly words: Values } | null>(null)
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

  /** On the device, by a name of their own: this page may come to write again, and keeps other words by its name then. */
  const keepUnput = useCallback(
    (words: Values, base: string): Promise<boolean> => {
      const name = `${tab}-${Date.now()}`
      unput.current = { key: keyOf(owner, name), words }
      return keepWords(owner, name, words, base).then(
        () => true,
        () => false,
      )
    },
    [owner, tab],
  )

  /** Somebody else has it: what was typed here becomes a version of its own, up to the last key. */
  const giveUp = useCallback(
    async (state: EditingState) => {
      // The next question may be answered before the words are safe.
      if (isGivingUp.current) return
      isGivingUp.current = true
      try {
        const { saver: own } = now.current
        const had = own?.unsavedNow() ?? null
        const left = own ? await putTypedAside(api, own) : null
        if (left === null || (await keepUnput(left, own?.base.stamp ?? state.stamp))) own?.forget()
        const taken = left === null ? 'kept' : 'unkept'
        setHold({ is: 'other', holder: holderOf(state), taken: state.taken || had ? taken : null })
      } finally {
        isGivingUp.current = false
      }
    },
    [api, keepUnput],
  )

  /** Puts words aside that could not be when the document was lost. */
  const putAside = useCallback(async () => {
    const left = unput.current
    if (!left || (await api.editing('aside', left.words)) === null) return
    unput.current = null
    await dropWords(left.key).catch(() => null)
    setHold((old) => (old.is === 'other' ? { ...old, taken: 'kept' } : old))
  }, [api])

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
    await putAside()
    tellStatus(state.status)
    follow(state.stamp)
    setHold((old) => (old.is === 'other' ? { ...old, holder: holderOf(state) } : old))
  }, [api, begin, follow, giveUp, putAside, tellStatus])

  useEffect(() => {
    void ask()
    const timer = setInterval(() => void ask(), every)
    const look = () => {
      if (document.visibilityState === 'visible') void ask()
    }
    const leave = ({ persisted }: PageTransitionEvent) => api.leave(persisted ? 'leave' : 'closed')
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
