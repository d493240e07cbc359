// oEmbed 1.0 (https://oembed.com): what another site shows where its writers paste the address of a story of ours.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { frontPath } from '#lib/content/paths.ts'
import { fileHeaders, pageCacheControl } from '#lib/http/policy.ts'
import { sendBody } from '#lib/http/send.ts'
import { editions, type Locale } from '#lib/locales.ts'
import { type SiteFrame, type StorySummary, siteFrame, storySummary } from '#lib/news/index.ts'
import { cardSize, storyCardPath } from './card.ts'

/** Seconds for which who asked may keep the answer. */
const cacheAge = 3600

const escaped = (text: string) =>
  text
    // Characters that XML 1.0 has no place for, in no form.
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** What fits where the story is to be shown, in CSS pixels. */
export type MaximumSize = { readonly width: number; readonly height: number }

/** The room that a question allows (oEmbed 1.0, 2.2); what is no number of pixels is no limit. */
function roomOf(given: ReadonlyMap<string, string>): MaximumSize {
  const limit = (name: string) => {
    const pixels = given.get(name) ?? ''
    return /^[1-9]\d{0,5}$/.test(pixels) ? Number(pixels) : Number.POSITIVE_INFINITY
  }
  return { width: limit('maxwidth'), height: limit('maxheight') }
}

/**
 * `type: rich`: a quotation that links to the story, without style or script; as high as its words need. Its picture is
 * named where it fits (2.3.4: thumbnails keep to the limits, too).
 */
export function oembedOf(
  story: StorySummary,
  site: Pick<SiteFrame, 'name' | 'tagline'>,
  siteUrl: string,
  room: MaximumSize,
) {
  const { headline, standfirst } = story.text
  const card = storyCardPath(story, site)
  const { tag, direction } = editions[story.textLocale]
  const link = `<a href="${escaped(siteUrl + story.path)}">${escaped(headline)}</a>`
  const said = standfirst ? `<p>${escaped(standfirst)}</p>` : ''
  return {
    version: '1.0',
    type: 'rich',
    title: headline,
    ...(story.authors.length > 0 ? { author_name: story.authors.join(', ') } : {}),
    provider_name: site.name,
    provider_url: siteUrl + frontPath(story.locale),
    cache_age: cacheAge,
    ...(card !== null && cardSize.width <= room.width && cardSize.height <= room.height
      ? {
          thumbnail_url: siteUrl + card,
          thumbnail_width: cardSize.width,
          thumbnail_height: cardSize.height,
        }
      : {}),
    html: `<blockquote lang="${tag}" dir="${direction}"><p><strong>${link}</strong></p>${said}<footer>${escaped(site.name)}</footer></blockquote>`,
    width: Math.min(600, room.width),
    height: null,
  }
}

export function toXml(answer: Readonly<Record<string, string | number | null>>): string {
  const elements = Object.entries(answer).map(([name, value]) =>
    value === null ? `<${name}/>` : `<${name}>${escaped(String(value))}</${name}>`,
  )
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${elements.join('')}</oembed>\n`
}

const plain = 'text/plain; charset=utf-8'
const types = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const
const isFormat = (value: string): value is keyof typeof types => Object.hasOwn(types, value)

/** The parameters of a request, in its order. */
type OembedRequest = { readonly query: readonly (readonly [name: string, value: string])[] }

export type OembedOptions = {
  /** Public origin, without a slash at the end. */
  readonly siteUrl: string
  /** The story that an address of this site names; null for any other address. */
  readonly storyOf: (address: string) => { readonly locale: Locale; readonly id: number } | null
}

/** Makes what answers `/oembed?url=…&format=json|xml`: 501 for other formats, 404 for what is no published story here. */
export function createOembed({ siteUrl, storyOf }: OembedOptions) {
  return async (request: IncomingMessage, response: ServerResponse, { query }: OembedRequest): Promise<void> => {
    const given = new Map([...query].reverse())
    const open = ['Access-Control-Allow-Origin', '*', ...fileHeaders]
    const refuse = (status: number, words: string) =>
      sendBody(request, response, status, plain, `${words}\n`, [
        'Cache-Control',
        'public, max-age=0, s-maxage=60',
        ...open,
      ])
    const format = given.get('format') ?? 'json'
    if (!isFormat(format)) return refuse(501, 'format: json or xml')
    const address = given.get('url')
    if (!address) return refuse(400, 'url: the address of a story')
    const named = storyOf(address)
    const [story, site] = named
      ? await Promise.all([storySummary(named.locale, named.id), siteFrame(named.locale)])
      : []
    if (!story || !site) return refuse(404, 'url: no story of this site')
    const answer = oembedOf(story, site, siteUrl, roomOf(given))
    const body = format === 'json' ? JSON.stringify(answer) : toXml(answer)
    sendBody(request, response, 200, types[format], body, ['Cache-Control', pageCacheControl, ...open])
  }
}
