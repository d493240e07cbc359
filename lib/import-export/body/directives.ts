// The blocks that Markdown has no form for, as directives: ::picture, ::embed and :::pullquote.
import { editorBlocks } from '#lib/content/body/schema.ts'
import { isEmbedUrl } from '#lib/content/body/urls.ts'
import { closestName } from '../record/suggest.ts'
import { type BodyBlock, oneLine, pictureNameLimit, severalLines } from './body.ts'
import { MarkdownError } from './markdown-error.ts'

const attributesOf = {
  picture: ['src', 'caption', 'credit'],
  embed: ['url', 'title'],
  pullquote: ['by'],
} as const

const { pullQuote, picture, embed } = editorBlocks
/** Longest texts in UTF-16 code units. */
const limits = {
  src: pictureNameLimit,
  caption: picture.caption.limit,
  credit: picture.credit.limit,
  url: embed.url.limit,
  title: embed.title.limit,
  text: pullQuote.text.limit,
  by: pullQuote.by.limit,
} as const

type Name = keyof typeof attributesOf
const names = Object.keys(attributesOf) as Name[]

/**
 * The block that a directive stands for.
 * @param content the directive's text, only used by pull quotes
 * @throws MarkdownError when the directive or an attribute is unknown, missing or too long
 */
export function directiveBlock(
  name: string,
  attributes: Readonly<Record<string, string | null | undefined>>,
  content: string,
  line: number,
): BodyBlock {
  const known = names.find((candidate) => candidate === name)
  if (!known) throw new MarkdownError(line, `"${name}" is not a block${hint(name, names)}`)
  const allowed: readonly string[] = attributesOf[known]
  const stray = Object.keys(attributes).find((key) => !allowed.includes(key))
  if (stray) throw new MarkdownError(line, `${name} has no attribute "${stray}"${hint(stray, allowed)}`)
  const value = (key: string) => attributes[key] ?? ''
  const checked = (key: keyof typeof limits, text: string) => {
    if (text.length <= limits[key]) return text
    throw new MarkdownError(line, `${name}: ${key} has ${text.length} characters, at most ${limits[key]}`)
  }
  const needed = (key: string, text: string) => {
    if (text) return text
    throw new MarkdownError(line, `${name} needs ${key}`)
  }
  switch (known) {
    case 'picture':
      return {
        kind: 'picture',
        src: checked('src', needed('src="…"', oneLine(value('src')))),
        caption: checked('caption', severalLines(value('caption'))),
        credit: checked('credit', oneLine(value('credit'))),
      }
    case 'embed': {
      const url = checked('url', needed('url="…"', oneLine(value('url'))))
      if (!isEmbedUrl(url)) {
        throw new MarkdownError(line, `embed: "${url.slice(0, 80)}" is no address of a secure web page (https://…)`)
      }
      return { kind: 'embed', url, title: checked('title', needed('title="…"', oneLine(value('title')))) }
    }
    case 'pullquote':
      return {
        kind: 'pullQuote',
        text: checked('text', needed('a sentence', severalLines(content))),
        by: checked('by', oneLine(value('by'))),
      }
  }
}

function hint(word: string, known: readonly string[]): string {
  const near = closestName(word, known)
  return near ? `; did you mean "${near}"?` : `; there are: ${known.join(', ')}`
}
