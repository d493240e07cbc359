import { tagsIn } from '#lib/segments/tags.ts'

/** A tag, or the text between two of them as it is written. */
export type Part = { readonly text: string; readonly isTag: boolean }

/** Splits a tagged text into tags and the text between them; joined they are the text. Takes broken tags, too. */
export function splitTags(tagged: string): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const tag of tagsIn(tagged)) {
    const start = tagged.indexOf(tag, at)
    if (start > at) parts.push({ text: tagged.slice(at, start), isTag: false })
    parts.push({ text: tag, isTag: true })
    at = start + tag.length
  }
  if (at < tagged.length) parts.push({ text: tagged.slice(at), isTag: false })
  return parts
}
