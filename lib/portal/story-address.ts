import { greatestId } from '#lib/content/ids.ts'
import { holdsStories } from '#lib/content/slugs.ts'
import type { Locale } from '#lib/locales.ts'
import { routeOf } from './routes.ts'

const shortLink = /^\/[a-z-]+\/(?<id>[1-9]\d{0,9})$/
const longLink = /^\/[a-z-]+\/(?<folder>[^/]+)\/(?<id>[1-9]\d{0,9})(?:-[^/]*)?$/

/**
 * The story that an address of this site names, short or canonical, in whatever edition, also by an address that leads
 * there (`/EN/7/`).
 *
 * @param siteUrl public origin, without a slash at the end
 * @returns null for any other address
 */
export function storyOf(address: string, siteUrl: string): { readonly locale: Locale; readonly id: number } | null {
  const url = URL.parse(address)
  if (url?.origin !== siteUrl) return null
  const given = routeOf(url.pathname)
  const route = given.kind === 'moved' ? routeOf(given.location) : given
  if (route.kind !== 'reading') return null
  const id = storyIn(route.key)
  return id === null ? null : { locale: route.locale, id }
}

/** The story that a page's key names, short or canonical, or in the data-saver edition; null for any other page. */
export function storyIn(key: string): number | null {
  const { id, folder } = (shortLink.exec(key) ?? longLink.exec(key))?.groups ?? {}
  if (id === undefined || Number(id) > greatestId) return null
  return folder === undefined || holdsStories(folder) ? Number(id) : null
}
