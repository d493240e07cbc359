'use client'

import { useEffect, useRef } from 'react'

type Keys = {
  readonly move: (by: 1 | -1) => void
  readonly confirmAndGoOn: () => void
  readonly edit: () => void
  readonly close: () => void
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** The keyboard's way through a translation, wherever on the page the focus is. */
export function useSheetKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // Letters of a word that is being composed (Chinese, Japanese) are nobody's command.
      if (event.isComposing || document.querySelector('dialog[open]')) return
      const act = commandFor(event, latest.current)
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function commandFor(event: KeyboardEvent, { move, confirmAndGoOn, edit, close }: Keys): (() => void) | null {
  const { key, altKey, ctrlKey, metaKey, target } = event
  if (altKey && !ctrlKey && !metaKey) {
    if (key === 'ArrowDown') return () => move(1)
    if (key === 'ArrowUp') return () => move(-1)
    return null
  }
  if ((ctrlKey || metaKey) && key === 'Enter') return confirmAndGoOn
  if (ctrlKey || metaKey) return null
  const inSegment = target instanceof HTMLElement && target.closest('[data-key]') !== null
  if (key === 'Escape' && inSegment) return close
  if (isField(target)) return null
  if (key.toLowerCase() === 'j') return () => move(1)
  if (key.toLowerCase() === 'k') return () => move(-1)
  // On a segment's own heading; other buttons keep their Enter.
  const isHeading = target instanceof HTMLElement && target.dataset.heading === 'true'
  return key === 'Enter' && isHeading && target.getAttribute('aria-expanded') === 'true' ? edit : null
}
