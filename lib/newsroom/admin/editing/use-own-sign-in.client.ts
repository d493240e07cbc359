'use client'

import { useAuth } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'

/** Seconds that Payload's timer is set to while a document is open: longer than any page stays open, less than it takes. */
const longest = 20 * 24 * 60 * 60

/**
 * When the session's time is over, Payload leads to its sign-in page, and the text is gone from the screen. While a
 * document is open its timer never ends: the edit view finds out by itself and opens the sign-in above the text.
 */
export function useOwnSignIn() {
  const { user, token, setUser, tokenExpirationMs, fetchFullUser } = useAuth()
  useEffect(() => {
    const ends = Math.floor(Date.now() / 1000) + longest
    // Payload sets it anew whenever it asks who is signed in.
    if (user && (tokenExpirationMs ?? 0) < (ends - 3600) * 1000) setUser({ user, token, exp: ends })
  }, [user, token, tokenExpirationMs, setUser])
  const restore = useRef(fetchFullUser)
  restore.current = fetchFullUser
  useEffect(() => () => void restore.current(), [])
}
