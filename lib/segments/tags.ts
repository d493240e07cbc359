// Tagged text: the text of one block in which inline marks and links are numbered tags, `Kata <1>tebal</1>.`, and what
// has no text of its own (a line break) is `<2/>`. Text that looks like a tag, or like this escape, is escaped with
// `&lt;` and `&amp;`; everything else stands as it is, so `Tom & Jerry` and `a < b` are themselves. Nothing else in the
// project knows the syntax.

export type TaggedNode =
  | { readonly kind: 'text'; readonly text: string }
  /** `<1>…</1>` */
  | { readonly kind: 'tag'; readonly number: number; readonly children: readonly TaggedNode[] }
  /** `<2/>` */
  | { readonly kind: 'empty'; readonly number: number }

const number = '[1-9][0-9]{0,8}'
/** A tag without its opening bracket. */
const tagEnd = `(?:/?${number}|${number}/)>`
const tagPattern = new RegExp(`(<${tagEnd})`)
const looksLikeTag = new RegExp(`<(?=${tagEnd})|&(?=(?:amp;)*lt;${tagEnd})`, 'g')
const escaped = new RegExp(`&lt;(?=${tagEnd})|&amp;(?=(?:amp;)*lt;${tagEnd})`, 'g')

/** Deepest nesting of tags; our own texts stay below it. */
const maxDepth = 50

/** Any text as tagged text without tags. */
export function escapeText(raw: string): string {
  return raw.replace(looksLikeTag, (start) => (start === '<' ? '&lt;' : '&amp;'))
}

function unescapeText(text: string): string {
  return text.replace(escaped, (entity) => (entity === '&lt;' ? '<' : '&'))
}

/** Texts (at even places) and the tags between them (at odd places), all as they are written. */
const split = (tagged: string): string[] => tagged.split(tagPattern)

/** The tags of a text in the order in which they stand, as they are written: `<1>`, `</1>`, `<2/>`. */
export function tagsIn(tagged: string): string[] {
  return split(tagged).filter((_, index) => index % 2 === 1)
}

/** A tagged text without tags and escapes; an empty tag becomes a line feed. Takes broken tags, too. */
export function plainText(tagged: string): string {
  return split(tagged)
    .map((part, index) => (index % 2 === 0 ? unescapeText(part) : isEmptyTag(part) ? '\n' : ''))
    .join('')
}

const isEmptyTag = (tag: string) => tag.endsWith('/>')

/** Whether a tagged text has more than tags and whitespace. */
export function hasText(tagged: string): boolean {
  return plainText(tagged).trim() !== ''
}

/**
 * Reads a tagged text. Texts come unescaped; there are no empty ones.
 * @returns null when its tags are not properly closed or nested; any numbers are taken
 */
export function parseTagged(tagged: string): TaggedNode[] | null {
  const root: TaggedNode[] = []
  const open: { number: number; children: TaggedNode[] }[] = []
  for (const [index, part] of split(tagged).entries()) {
    const siblings = open.at(-1)?.children ?? root
    if (index % 2 === 0) {
      if (part !== '') siblings.push({ kind: 'text', text: unescapeText(part) })
    } else if (isEmptyTag(part)) {
      siblings.push({ kind: 'empty', number: numberOf(part) })
    } else if (!part.startsWith('</')) {
      const tag = { number: numberOf(part), children: [] }
      siblings.push({ kind: 'tag', ...tag })
      if (open.push(tag) > maxDepth) return null
    } else if (open.pop()?.number !== numberOf(part)) {
      return null
    }
  }
  return open.length === 0 ? root : null
}

/** Writes nodes as tagged text. @param renumber gives a tag its new number */
export function printTagged(nodes: readonly TaggedNode[], renumber = (number: number) => number): string {
  let printed = ''
  let text = ''
  // Neighbouring texts are escaped as one: together they may look like a tag.
  for (const node of nodes) {
    if (node.kind === 'text') {
      text += node.text
      continue
    }
    const number = renumber(node.number)
    const isEmpty = node.kind === 'empty'
    const tag = isEmpty ? `<${number}/>` : `<${number}>${printTagged(node.children, renumber)}</${number}>`
    printed += escapeText(text) + tag
    text = ''
  }
  return printed + escapeText(text)
}

const numberOf = (tag: string) => Number(tag.replace(/[</>]/g, ''))

/** Why the tags of a translation don't fit those of its source; `tag` is the opening or empty tag. */
export type TagProblem =
  /** Not properly closed or nested. */
  | { readonly kind: 'broken' }
  /** `misplaced`: within the wrong tag, or empty where the source's has text. */
  | { readonly kind: 'unknown' | 'missing' | 'doubled' | 'misplaced'; readonly tag: string }

type Place = { readonly node: Exclude<TaggedNode, { kind: 'text' }>; readonly parent: number }

/**
 * Whether a translation has the tags of its source, once each and each within the same tag as there; their order is
 * free.
 * @param source tagged text as `segmentsOf` gives it
 * @returns null when they fit; else the first thing that is wrong
 */
export function tagProblem(source: string, translation: string): TagProblem | null {
  const nodes = parseTagged(translation)
  if (!nodes) return { kind: 'broken' }
  const expected = new Map(placesIn(parseTagged(source) ?? []).map((place) => [place.node.number, place]))
  const seen = new Set<number>()
  for (const place of placesIn(nodes)) {
    const { number } = place.node
    const tag = written(place)
    const original = expected.get(number)
    if (!original) return { kind: 'unknown', tag }
    if (seen.has(number)) return { kind: 'doubled', tag }
    if (!isSamePlace(original, place)) return { kind: 'misplaced', tag: written(original) }
    seen.add(number)
  }
  for (const [number, place] of expected) if (!seen.has(number)) return { kind: 'missing', tag: written(place) }
  return null
}

const written = ({ node }: Place) => (node.kind === 'empty' ? `<${node.number}/>` : `<${node.number}>`)

function placesIn(nodes: readonly TaggedNode[], parent = 0): Place[] {
  return nodes.flatMap((node): Place[] => {
    if (node.kind === 'text') return []
    return [{ node, parent }, ...(node.kind === 'tag' ? placesIn(node.children, node.number) : [])]
  })
}

function isSamePlace(one: Place, other: Place): boolean {
  if (one.parent !== other.parent) return false
  // To XML, and to engines that speak it, `<1></1>` and `<1/>` are one.
  return one.node.kind === other.node.kind || (isBare(one.node) && isBare(other.node))
}

const isBare = (node: Place['node']) => node.kind === 'empty' || node.children.length === 0
