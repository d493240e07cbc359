'use client'

import type { FieldFault } from './api.client.ts'
import { editorsIn } from './use-form-values.client.ts'

const fieldAt = (path: string) =>
  document.getElementById(`field-${path.replaceAll('.', '__')}`) ??
  document.querySelector(`[data-field-path="${CSS.escape(path)}"]`)

/** Faults that stand at the same words of a field stand at the first, second … of them. */
export function placed(faults: readonly FieldFault[]) {
  const isSame = (one: FieldFault, other: FieldFault) =>
    one.path === other.path && one.words === other.words && one.message === other.message
  return faults.map((fault, index) => ({
    ...fault,
    nth: faults.slice(0, index).filter((before) => isSame(before, fault)).length,
  }))
}

/**
 * Scrolls to a field of the form and gives it the focus; to words in it, where a fault stands at some.
 *
 * @param nth of the places that have these words, from 0
 */
export function showField(path: string, words = '', nth = 0) {
  const field = fieldAt(path)
  const place = field && words ? placeOf(words, field, nth) : null
  if (place instanceof Range) {
    place.startContainer.parentElement?.scrollIntoView({ block: 'center' })
    editorsIn(field ?? document)[0]
      ?.closest<HTMLElement>('[contenteditable="true"]')
      ?.focus({ preventScroll: true })
    getSelection()?.setBaseAndExtent(place.startContainer, place.startOffset, place.endContainer, place.endOffset)
    return
  }
  const target = place ?? (field?.matches('input, textarea') ? field : firstInput(field))
  ;(place ?? field)?.scrollIntoView({ block: 'center' })
  if (target instanceof HTMLElement) target.focus({ preventScroll: true })
}

const firstInput = (field: Element | null) => field?.querySelector('input, textarea, [contenteditable="true"]') ?? null

/** Marks the words that faults stand at, until it is called again. Browsers without highlights show the list alone. */
export function markFaults(faults: ReturnType<typeof placed>) {
  if (typeof Highlight === 'undefined') return
  const ranges = faults.flatMap(({ path, words, nth }) => {
    const field = fieldAt(path)
    const place = field && words ? placeOf(words, field, nth) : null
    return place instanceof Range ? [place] : []
  })
  CSS.highlights.set('fault', new Highlight(...ranges))
}

/** Where words stand in a field: in its text, or in an input within it. */
function placeOf(words: string, field: Element, nth: number): Range | HTMLInputElement | HTMLTextAreaElement | null {
  const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT)
  const nodes: { readonly node: Text; readonly from: number }[] = []
  let whole = ''
  while (texts.nextNode()) {
    const node = texts.currentNode as Text
    nodes.push({ node, from: whole.length })
    whole += node.data
  }
  let start = whole.indexOf(words)
  for (let passed = 0; passed < nth; passed++) {
    const next = whole.indexOf(words, start + 1)
    if (next >= 0) start = next
  }
  if (start < 0) {
    const inputs = [...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
    return inputs.filter(({ value }) => value.trim().startsWith(words))[nth] ?? null
  }
  const at = (offset: number) => nodes.findLast(({ from }) => from <= offset)
  const [first, last] = [at(start), at(start + words.length - 1)]
  if (!first || !last) return null
  const range = new Range()
  range.setStart(first.node, start - first.from)
  range.setEnd(last.node, start + words.length - last.from)
  return range
}
