// Cards over HTTP: `/{locale}/{id}/card-{version}.png`. An address of an earlier headline leads to the card of today's.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { cardPath } from '#lib/content/paths.ts'
import { matchingEntityTag } from '#lib/http/conditional.ts'
import { fileHeaders, immutableCacheControl } from '#lib/http/policy.ts'
import { sendBody, sendRedirect } from '#lib/http/send.ts'
import type { Locale } from '#lib/locales.ts'
import { siteFrame, storySummary } from '#lib/news/index.ts'
import { type Card, cardVersion, hasCards, siteCard, siteCardId, storyCard } from './card.ts'
import type { CardFiles } from './card-files.ts'
import { QueueFullError } from './painters.ts'

type CardRequest = { readonly locale: Locale; readonly article: number; readonly version: string }

export type CardsOptions = {
  readonly files: Pick<CardFiles, 'get' | 'put'>
  /** Draws a card: a PNG. */
  readonly paint: (card: Card) => Promise<Buffer>
}

const plain = 'text/plain; charset=utf-8'
const briefly = 'public, max-age=0, s-maxage=60'

/** Makes what answers the addresses of cards. It never throws: a card that can't be had now is a 503. */
export function createCards({ files, paint }: CardsOptions) {
  const drawing = new Map<string, Promise<Buffer>>()

  async function current(locale: Locale, article: number): Promise<Card | null> {
    if (!hasCards(locale)) return null
    if (article === siteCardId) return siteCard(locale, await siteFrame(locale))
    const [story, site] = await Promise.all([storySummary(locale, article), siteFrame(locale)])
    return story && storyCard(story, site)
  }

  /** From disk, or drawn now; once, however many ask. */
  async function picture(name: string, card: Card): Promise<Buffer> {
    const under = drawing.get(name)
    if (under) return under
    const made = (async () => {
      const kept = await files.get(name)
      if (kept) return kept
      const png = await paint(card)
      await files
        .put(name, png)
        .catch((error: unknown) => console.error(`sharing: ${name} can't be kept: ${String(error)}`))
      return png
    })()
    drawing.set(name, made)
    try {
      return await made
    } finally {
      drawing.delete(name)
    }
  }

  return async (request: IncomingMessage, response: ServerResponse, asked: CardRequest): Promise<void> => {
    const { locale, article, version } = asked
    try {
      const card = await current(locale, article)
      if (!card)
        return sendBody(request, response, 404, plain, 'Not found\n', ['Cache-Control', briefly, ...fileHeaders])
      const now = cardVersion(card)
      if (now !== version) {
        return sendRedirect(response, 307, cardPath(locale, article, now), ['Cache-Control', briefly, ...fileHeaders])
      }
      const tag = `"${version}"`
      const caching = ['Cache-Control', immutableCacheControl, 'ETag', tag, ...fileHeaders]
      if (matchingEntityTag(request.headers['if-none-match'] ?? '', [tag]) !== null) {
        response.writeHead(304, caching)
        response.end()
        return
      }
      sendBody(request, response, 200, 'image/png', await picture(`${locale}-${article}-${version}.png`, card), caching)
    } catch (error) {
      if (!(error instanceof QueueFullError)) console.error(`sharing: card ${locale}/${article}: ${String(error)}`)
      sendBody(request, response, 503, plain, 'Not now\n', [
        'Retry-After',
        '30',
        'Cache-Control',
        'no-store',
        ...fileHeaders,
      ])
    }
  }
}
