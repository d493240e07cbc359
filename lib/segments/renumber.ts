// The tags of a translation that is read from a body are numbered in the translation's own word order. Here each gets
// the number of its counterpart in the original.
import { linkIdentity, stringOf, typeOf } from '#lib/content/body/nodes.ts'
import type { Mark, TaggedBlock } from './inline.ts'
import { parseTagged, printTagged, type TaggedNode } from './tags.ts'

/** A tag, and what it stands for. */
type Tag = {
  readonly node: Exclude<TaggedNode, { kind: 'text' }>
  readonly mark: Mark | undefined
  readonly inner: readonly Tag[]
}

/**
 * A translated block's text with the original's numbers. A tag's counterpart is the same mark (the same link, the same
 * emphasis) within the same tag, else the next mark of the same type (a link that leads elsewhere now).
 * @returns tagged text; tags without a counterpart are numbered after the original's last
 */
export function renumberLikeOriginal(translated: TaggedBlock, original: TaggedBlock): string {
  const numbers = new Map<number, number>()
  let last = original.marks.length
  const renumber = (tags: readonly Tag[], originals: readonly Tag[]) => {
    const found = counterparts(tags, originals)
    for (const tag of tags) {
      const counterpart = found.get(tag)
      last += counterpart ? 0 : 1
      numbers.set(tag.node.number, counterpart?.node.number ?? last)
      renumber(tag.inner, counterpart?.inner ?? [])
    }
  }
  const nodes = parseTagged(translated.text) ?? []
  renumber(tagsOf(nodes, translated.marks), tagsOf(parseTagged(original.text) ?? [], original.marks))
  return printTagged(nodes, (number) => numbers.get(number) ?? number)
}

function tagsOf(nodes: readonly TaggedNode[], marks: readonly Mark[]): Tag[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return []
    return [{ node, mark: marks[node.number - 1], inner: node.kind === 'tag' ? tagsOf(node.children, marks) : [] }]
  })
}

/** Matches the most similar tags first: of two links to one page, only one may hold the emphasis. */
function counterparts(tags: readonly Tag[], originals: readonly Tag[]): ReadonlyMap<Tag, Tag> {
  const found = new Map<Tag, Tag>()
  for (const name of [exactIdentity, markIdentity, markType]) {
    const taken = new Set(found.values())
    const free = originals.filter((original) => !taken.has(original)).toReversed()
    const named = Map.groupBy(free, name)
    for (const tag of tags) {
      const original = found.has(tag) ? undefined : named.get(name(tag))?.pop()
      if (original) found.set(tag, original)
    }
  }
  return found
}

function markType({ mark }: Tag): string {
  return mark && 'node' in mark ? `${mark.kind} ${typeOf(mark.node)}` : 'style'
}

/** Marks with the same identity are interchangeable. */
function markIdentity(tag: Tag): string {
  const { mark } = tag
  if (mark?.kind === 'style') return JSON.stringify([mark.format, mark.style])
  return JSON.stringify([markType(tag), mark ? linkIdentity(mark.node) : []])
}

function exactIdentity(tag: Tag): string {
  const id = tag.mark && 'node' in tag.mark ? stringOf(tag.mark.node.id) : ''
  return JSON.stringify([id, markIdentity(tag), tag.inner.map(exactIdentity).sort()])
}
