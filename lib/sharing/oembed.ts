// oEmbed 1.0 (https://oembed.com): what another site shows where its writers paste the address of a story of ours.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileHeaders, pageCacheControl } from '#lib/http/policy.ts'
import { sendOnce } from '#lib/http/send.ts'
import { editions, type Locale } from '#lib/locales.ts'
import { frame, type SiteFrame, type StorySummary, storySummary } from '#lib/news/index.ts'
import { sectionSlugFault } from '#lib/newsroom/validation/slugs.ts'
import { type RoomRoute, routeOf } from '#lib/portal/routes.ts'
import { cardPath, cardSize } from './card.ts'

/** Seconds for which who asked may keep the answer. */
const cacheAge = 3600

const escaped = (text: string) =>
  text
    // Characters that XML 1.0 has no place for, in no form.
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const shortLink = /^\/[a-z-]+\/(?<id>[1-9]\d{0,9})$/
const longLink = /^\/[a-z-]+\/(?<folder>[^/]+)\/(?<id>[1-9]\d{0,9})(?:-[^/]*)?$/

/** Whether stories may stand in a folder: a section, or the data-saver edition. */
const holdsStories = (folder: string) => folder === 'lite' || sectionSlugFault(folder) === null

/**
 * The story that an address of this site names, short or canonical, in whatever edition, also by an address that leads
 * there (`/EN/7/`).
 *
 * @returns null for any other address
 */
export function storyOf(address: string, siteUrl: string): { readonly locale: Locale; readonly id: number } | null {
  const url = URL.parse(address)
  if (url?.origin !== siteUrl) return null
  const given = routeOf(url.pathname)
  const route = given.kind === 'moved' ? routeOf(given.location) : given
  if (route.kind !== 'reading') return null
  const { id, folder } = (shortLink.exec(route.key) ?? longLink.exec(route.key))?.groups ?? {}
  if (id === undefined || Number(id) >= 2 ** 31) return null
  return folder === undefined || holdsStories(folder) ? { locale: route.locale, id: Number(id) } : null
}

/** What fits where the story is to be shown, in CSS pixels. */
export type Room = { readonly width: number; readonly height: number }

/** The room that a question allows (oEmbed 1.0, 2.2); what is no number of pixels is no limit. */
function roomOf(given: ReadonlyMap<string, string>): Room {
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
export function oembedOf(story: StorySummary, site: Pick<SiteFrame, 'name' | 'tagline'>, siteUrl: string, room: Room) {
  const { headline, standfirst } = story.text
  const { tag, direction } = editions[story.textLocale]
  const link = `<a href="${escaped(siteUrl + story.path)}">${escaped(headline)}</a>`
  const said = standfirst ? `<p>${escaped(standfirst)}</p>` : ''
  return {
    version: '1.0',
    type: 'rich',
    title: headline,
    ...(story.authors.length > 0 ? { author_name: story.authors.join(', ') } : {}),
    provider_name: site.name,
    provider_url: `${siteUrl}/${story.locale}`,
    cache_age: cacheAge,
    ...(cardSize.width <= room.width && cardSize.height <= room.height
      ? {
          thumbnail_url: siteUrl + cardPath(story, site),
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

/**
 * Makes what answers `/oembed?url=…&format=json|xml`: 501 for other formats, 404 for what is no published story here.
 *
 * @param siteUrl public origin, without a slash at the end
 */
export function createOembed(siteUrl: string) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { query }: Extract<RoomRoute, { kind: 'oembed' }>,
  ): Promise<void> => {
    const given = new Map([...query].reverse())
    const open = ['Access-Control-Allow-Origin', '*', ...fileHeaders]
    const refuse = (status: number, words: string) =>
      sendOnce(request, response, status, plain, `${words}\n`, [
        'Cache-Control',
        'public, max-age=0, s-maxage=60',
        ...open,
      ])
    const format = given.get('format') ?? 'json'
    if (!isFormat(format)) return refuse(501, 'format: json or xml')
    const address = given.get('url')
    if (!address) return refuse(400, 'url: the address of a story')
    const named = storyOf(address, siteUrl)
    const [story, site] = named ? await Promise.all([storySummary(named.locale, named.id), frame(named.locale)]) : []
    if (!story || !site) return refuse(404, 'url: no story of this site')
    const answer = oembedOf(story, site, siteUrl, roomOf(given))
    const body = format === 'json' ? JSON.stringify(answer) : toXml(answer)
    sendOnce(request, response, 200, types[format], body, ['Cache-Control', pageCacheControl, ...open])
  }
}
