// What people paste and type, as they mean it: addresses of links and embeds as a browser's, or a journalist's, hand writes
// them; headings of levels that stories don't have. Applied before anything is checked, drafts and publications alike.
import {
  type BodyNode,
  childrenOf,
  editorBlockOf,
  headingTag,
  isElement,
  isNode,
  linkOf,
  listTypeOf,
  rootOf,
  stringOf,
  withBullets,
  withChildren,
  withHeadingTag,
  withTarget,
  withUrl,
} from '#lib/content/body/nodes.ts'
import { bodyLimits } from '#lib/content/body/schema.ts'
import { type NodeVisitor, visit } from '#lib/content/body/visit.ts'
import { readStorySegment } from '#lib/content/ids.ts'
import { holdsStories } from '#lib/content/slugs.ts'
import { isLocale } from '#lib/locales.ts'

/** Where a link leads once it has been understood; null: nowhere that a reader may be sent, so that its words stay. */
type Target = { readonly url: string } | { readonly story: number } | null

/** A browser runs these, or shows what only the writer's own machine has. */
const neverLinks = /^(?:javascript|data|vbscript|file|blob|about|view-source|chrome|ms-[a-z-]+):/i

/** `kompas.com`, `www.antaranews.com/berita?x`: a name with a dot and a top-level domain of letters, and what follows. */
const bareAddress = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#].*)?$/u
const mailAddress = /^[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+$/

/** Browsers leave out what is no sign, and so do we; spaces within an address are typing errors or `%20`. */
const tidy = (address: string): string =>
  address
    .replace(/[\p{Cc}\u200b\u200e\u200f\u2060\ufeff]/gu, '')
    .trim()
    .replace(/\s/gu, '%20')

/**
 * Understands the address of a link.
 *
 * @param siteUrl public origin of the site, without a slash at the end
 */
export function linkTarget(typed: string, siteUrl: string): Target {
  const address = tidy(typed)
  // Footnotes of a word processor, and jumps within the page it was copied from.
  if (address.startsWith('#') || neverLinks.test(address)) return null
  if (/^\/(?!\/)/.test(address)) return ownTarget(new URL(address, siteUrl), siteUrl)
  if (/^whatsapp:/i.test(address)) return { url: whatsApp(address) }
  if (mailAddress.test(address)) return { url: `mailto:${address}` }
  const whole = address.startsWith('//')
    ? `https:${address}`
    : bareAddress.test(address)
      ? `https://${address}`
      : address
  const url = URL.parse(whole)
  if (!url) return { url: typed.trim() }
  return url.origin === siteUrl ? ownTarget(url, siteUrl) : { url: whole }
}

/** A story of this site is linked by its number, so that the link leads to it in every edition, under every headline. */
function ownTarget(url: URL, siteUrl: string): Target {
  const [locale, ...segments] = url.pathname.split('/').filter(Boolean)
  const [folder] = segments.length === 2 ? segments : []
  const isStory = isLocale(locale) && segments.length <= 2 && (folder === undefined || holdsStories(folder))
  const story = isStory ? readStorySegment(segments.at(-1) ?? '') : null
  return story ? { story: story.id } : { url: siteUrl + url.pathname + url.search + url.hash }
}

/** What opens the app where there is one, and a page where there is none: https://faq.whatsapp.com/5913398998672934 */
function whatsApp(address: string): string {
  const given = new URLSearchParams(address.slice(address.indexOf('?') + 1))
  const phone = (given.get('phone') ?? '').replace(/\D/g, '')
  const text = given.get('text')
  return `https://wa.me/${phone}${text === null ? '' : `?text=${encodeURIComponent(text)}`}`
}

/** The secure address in what was pasted for an embed: `<iframe src="…">`, `http://…`, `//…` or `www.…`. */
export function embedAddress(pasted: string): string {
  const source = /<iframe\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(pasted)
  const address = tidy((source?.[1] ?? source?.[2] ?? source?.[3] ?? pasted).replaceAll('&amp;', '&'))
  if (address.startsWith('//')) return `https:${address}`
  if (/^http:\/\//i.test(address)) return `https${address.slice(4)}`
  return bareAddress.test(address) ? `https://${address}` : address
}

/**
 * Cleans a body, of any shape; what is no body, and what needs no cleaning, comes back as it is.
 *
 * @param siteUrl public origin of the site, without a slash at the end
 */
export function cleanBody(body: unknown, siteUrl: string): unknown {
  const root = rootOf(body)
  if (!root) return body
  const [clean] = cleanNode(root, siteUrl, 0)
  return clean === root ? body : { ...(body as object), root: clean }
}

/** One node for most; the words of a link that leads nowhere. */
function cleanNode(node: BodyNode, siteUrl: string, depth: number): readonly unknown[] {
  if (depth > bodyLimits.depth) return [node]
  return visit(withCleanChildren(node, siteUrl, depth), cleaned, siteUrl)
}

function withCleanChildren(node: BodyNode, siteUrl: string, depth: number): BodyNode {
  if (!isElement(node)) return node
  const before = childrenOf(node)
  const after = before.flatMap((child) => (isNode(child) ? cleanNode(child, siteUrl, depth + 1) : [child]))
  const same = after.length === before.length && after.every((child, index) => child === before[index])
  return same ? node : withChildren(node, after)
}

const cleaned: NodeVisitor<string, readonly unknown[]> = {
  link: (node, siteUrl) => {
    const link = linkOf(node)
    if (link?.kind !== 'url' || link.url === '') return [node]
    const target = linkTarget(link.url, siteUrl)
    if (target === null) return childrenOf(node)
    return ['url' in target && target.url === link.url ? node : withTarget(node, target)]
  },
  // Stories have headings of two levels: what stands above them in a pasted text is the first, what is below the second.
  heading: (node) => {
    if (headingTag(node) !== null || !/^h[1-6]$/.test(stringOf(node.tag))) return [node]
    return [withHeadingTag(node, node.tag === 'h1' ? 'h2' : 'h3')]
  },
  list: (node) => [listTypeOf(node) === null ? withBullets(node) : node],
  block: (node) => {
    const block = editorBlockOf(node)
    if (block?.type !== 'embed' || block.url === '') return [node]
    const url = embedAddress(block.url)
    return [url === block.url ? node : withUrl(node, url)]
  },
  other: (node) => [node],
}

/** The text without what PostgreSQL can't store: NUL goes, half a character becomes U+FFFD. At any depth of a value. */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (typeof value !== 'object' || value === null || value instanceof Date || depth > 4 * bodyLimits.depth) return value
  if (Array.isArray(value)) return value.map((entry) => storable(entry, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, storable(entry, depth + 1)]))
}
