// A story's text as HTML for feed readers: whole addresses, no script, no class, nothing of another site but links.
import { editions, type Locale } from '#lib/locales.ts'
import type { Block, Inline, Localized, Picture } from '#lib/news/types.ts'
import { previewPicture } from '#lib/seo/preview-picture.ts'
import { escapeXml } from '#lib/text/xml.ts'

type Context = {
  /** Language of the text. */
  readonly locale: Locale
  /** Public origin, without a slash at the end. */
  readonly siteUrl: string
}

/** An address that a reader may follow, whole; null for any but http, https and mailto. */
function whole(href: string, siteUrl: string): string | null {
  const url = URL.parse(href, siteUrl)
  return url && /^(?:https?|mailto):$/.test(url.protocol) ? url.href : null
}

function inline(part: Inline, context: Context): string {
  switch (part.kind) {
    case 'break':
      return '<br>'
    case 'link': {
      const href = whole(part.href, context.siteUrl)
      const content = inlines(part.children, context)
      return href === null ? content : `<a href="${escapeXml(href)}">${content}</a>`
    }
    case 'text': {
      const text = part.italic ? `<em>${escapeXml(part.text)}</em>` : escapeXml(part.text)
      return part.bold ? `<strong>${text}</strong>` : text
    }
  }
}

const inlines = (content: readonly Inline[], context: Context): string =>
  content.map((part) => inline(part, context)).join('')

/** ` lang="id" dir="ltr"` where a text is in another language than the one around it. */
export const languageOf = (own: Locale, around: Locale | null): string =>
  own === around ? '' : ` lang="${editions[own].tag}" dir="${editions[own].direction}"`

type FigureTexts = { readonly caption: Localized | null; readonly credit: string | null }

/** A picture with what stands under it. */
export function figureHtml(picture: Picture, { caption, credit }: FigureTexts, { locale, siteUrl }: Context): string {
  const { url, width, height, alt } = previewPicture(picture, siteUrl)
  const alternative = `alt="${escapeXml(alt)}"${languageOf(picture.alt.locale, locale)}`
  const image = `<img src="${escapeXml(url)}" width="${width}" height="${height}" ${alternative}>`
  const under = [
    caption && `<span${languageOf(caption.locale, locale)}>${escapeXml(caption.text)}</span>`,
    credit && `<small><bdi>${escapeXml(credit)}</bdi></small>`,
  ].filter(Boolean)
  return `<figure>${image}${under.length > 0 ? `<figcaption>${under.join(' ')}</figcaption>` : ''}</figure>`
}

function listHtml(list: Extract<Block, { kind: 'list' }>, context: Context): string {
  const tag = list.ordered ? 'ol' : 'ul'
  const entries = list.entries.map(({ content, children }) => {
    const inner = children?.kind === 'list' ? listHtml(children, context) : ''
    return `<li>${inlines(content, context)}${inner}</li>`
  })
  return `<${tag}>${entries.join('')}</${tag}>`
}

function block(of: Block, context: Context): string {
  switch (of.kind) {
    case 'paragraph':
      return `<p>${inlines(of.content, context)}</p>`
    case 'heading':
      return `<h${of.level}>${inlines(of.content, context)}</h${of.level}>`
    case 'list':
      return listHtml(of, context)
    case 'quote':
      return `<blockquote><p>${inlines(of.content, context)}</p></blockquote>`
    case 'pullQuote': {
      const by = of.by ? `<footer>${escapeXml(of.by)}</footer>` : ''
      return `<blockquote><p>${escapeXml(of.text)}</p>${by}</blockquote>`
    }
    case 'picture': {
      const { picture, caption, credit } = of
      const own = caption ? { text: caption, locale: context.locale } : picture.caption
      return figureHtml(picture, { caption: own, credit: credit ?? picture.credit }, context)
    }
    case 'embed': {
      const href = whole(of.url, context.siteUrl)
      return href === null ? '' : `<p><a href="${escapeXml(href)}"><bdi>${escapeXml(of.title)}</bdi></a></p>`
    }
  }
}

/** The blocks of a text, one after the other. */
export const bodyHtml = (blocks: readonly Block[], context: Context): string =>
  blocks.map((of) => block(of, context)).join('\n')
