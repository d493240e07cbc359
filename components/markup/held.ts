// Markup on its way from the server components that made it to the document. It goes by name: Next would write it out as
// flight data, read that back for the document, and write it once more into a script, which the portal takes out again.
import { shared } from '#lib/runtime/singleton.ts'

/** Milliseconds, far longer than a page may take: what is older was made for one that failed. */
const longest = 120_000

// Server components and what makes the document of them have each their own copy of this module.
const held = shared('held markup', () => ({ count: 0, kept: new Map<string, { html: string; since: number }>() }))

/** @returns the name under which `release` gives the markup, once */
export function hold(html: string): string {
  const now = Date.now()
  for (const [name, { since }] of held.kept) {
    if (now - since < longest) break
    held.kept.delete(name)
  }
  held.count += 1
  const name = `${held.count}`
  held.kept.set(name, { html, since: now })
  return name
}

/** @throws when nothing is held under this name: a page with a hole in it must not go out */
export function release(name: string): string {
  const found = held.kept.get(name)
  if (found === undefined) throw new Error('The markup of a part of the page is gone: the page took too long.')
  held.kept.delete(name)
  return found.html
}
