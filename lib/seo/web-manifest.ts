// The web app manifest, one for each edition: https://www.w3.org/TR/appmanifest/
import { frontPath, latestPath, savedPath, searchPath } from '#lib/content/paths.ts'
import { editions, type Locale } from '#lib/locales.ts'
import type { SiteFrame } from '#lib/news/types.ts'

/** Paper and accent of the light theme (components/styles/tokens.css): a manifest knows one theme. */
const colours = { background: '#fffdf9', theme: '#fffdf9' }

/**
 * The web app manifest of an edition.
 *
 * @param shortcuts what the edition calls those pages
 * @param asset gives the address of a built file by its name
 */
export function webManifest(
  frame: Pick<SiteFrame, 'name' | 'tagline'>,
  locale: Locale,
  shortcuts: Readonly<Record<'latest' | 'search' | 'saved', string>>,
  asset: (name: string) => string,
) {
  const { tag, direction } = editions[locale]
  const icon = (name: string, sizes: string, purpose: 'any' | 'maskable') => ({
    src: asset(name),
    sizes,
    type: 'image/png',
    purpose,
  })
  return {
    // Each edition is an application of its own: whoever reads in two may install both.
    id: frontPath(locale),
    start_url: frontPath(locale),
    scope: '/',
    name: frame.name,
    short_name: frame.name.slice(0, 12),
    ...(frame.tagline.text ? { description: frame.tagline.text } : {}),
    lang: tag,
    dir: direction,
    display: 'standalone',
    background_color: colours.background,
    theme_color: colours.theme,
    categories: ['news'],
    icons: [
      icon('icon-192.png', '192x192', 'any'),
      icon('icon-512.png', '512x512', 'any'),
      icon('icon-maskable-512.png', '512x512', 'maskable'),
    ],
    shortcuts: [
      { name: shortcuts.latest, url: latestPath(locale) },
      { name: shortcuts.search, url: searchPath(locale) },
      { name: shortcuts.saved, url: savedPath(locale) },
    ],
  }
}
