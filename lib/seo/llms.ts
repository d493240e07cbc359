// llms.txt, which describes the site to language models (https://llmstxt.org): a heading, a summary, lists of links.
import { feedFiles, feedFormats, feedPath, frontPath, sitemapIndexPath } from '#lib/content/paths.ts'
import { editions, locales, originalLocale } from '#lib/locales.ts'
import type { SiteFrame } from '#lib/news/types.ts'

/** Text that can't end the line or the link that it stands in. */
const escapeInline = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[[\]\\]/g, '\\$&')
    .trim()

const link = (name: string, url: string, note = '') =>
  `- [${escapeInline(name)}](${url})${note ? `: ${escapeInline(note)}` : ''}`

type Site = Pick<SiteFrame, 'name' | 'tagline' | 'publisher' | 'sections' | 'pages'>

/**
 * @param frame of the original's edition
 * @param siteUrl public origin, without a slash at the end
 */
export function llmsText(frame: Site, siteUrl: string): string {
  const original = editions[originalLocale]
  const languageName = new Intl.DisplayNames('en', { type: 'language' })
  const home = siteUrl + frontPath(originalLocale)
  return `${[
    `# ${escapeInline(frame.name)}`,
    '',
    `> ${escapeInline(frame.tagline.text || frame.name)}`,
    '',
    `News published by ${escapeInline(frame.publisher)}. Stories are written in ${languageName.of(original.tag)} and translated, mostly by machine; every translation says how it was made. The ${languageName.of(original.tag)} text is the authority: where a translation differs from it, the original is right. Cite the page of the edition you quote, and check facts against the original that it links to.`,
    '',
    '## Editions',
    '',
    ...locales.map((code) =>
      link(
        editions[code].name,
        siteUrl + frontPath(code),
        code === originalLocale ? `${original.tag}, the original` : editions[code].tag,
      ),
    ),
    '',
    '## Sections',
    '',
    ...frame.sections.map(({ name, path }) => link(name.text, siteUrl + path)),
    '',
    '## Feeds',
    '',
    ...feedFormats.map((format) => link(feedFiles[format].name, feedPath(home, format), feedFiles[format].type)),
    'Every section, topic and author of every edition has the same three under its own address.',
    '',
    '## Optional',
    '',
    link('Sitemap', siteUrl + sitemapIndexPath, 'every story in every edition'),
    ...frame.pages.map(({ title, path }) => link(title.text, siteUrl + path)),
    '',
  ].join('\n')}`
}
