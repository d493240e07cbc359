// The content of every page's frame, and the static pages.

import { staticPagePath } from '#lib/content/paths.ts'
import { kept } from '#lib/content/sql.ts'
import { textFor } from '#lib/content/text-for.ts'
import { inEveryEdition, type Locale, locales, originalLocale } from '#lib/locales.ts'
import { memo } from '#lib/page-cache/memo.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { isSlug } from '#lib/text/slug.ts'
import { bodyBlocks } from '../body/body.ts'
import { resolveReferences } from '../body/references.ts'
import { type LocalizedTexts, localized, localizedName } from '../localized.ts'
import { picturesById } from '../pictures.ts'
import { query } from '../query.ts'
import type { LookupResult, SiteFrame, StaticPage, SyndicationSettings } from '../types.ts'
import { breakingLine } from './breaking.ts'
import { allSections } from './sections.ts'

type SiteRow = {
  name: string | null
  publisher: string | null
  time_zone: string | null
  index_machine_translations: boolean | null
  feed_text: SyndicationSettings['feedText'] | null
  llms_txt: boolean | null
  sample: boolean | null
  taglines: LocalizedTexts
  notices: LocalizedTexts
  footers: LocalizedTexts
  pages: { slug: string; titles: LocalizedTexts }[]
}

// One row also before the newsroom has saved anything.
const siteQuery = `
  SELECT s.name, s.publisher, s.time_zone, s.index_machine_translations, s.feed_text, s.llms_txt, s.sample,
    (SELECT jsonb_object_agg(l._locale, l.tagline) FROM site_locales l WHERE l._parent_id = s.id) AS taglines,
    (SELECT jsonb_object_agg(l._locale, l.translation_notice) FROM site_locales l WHERE l._parent_id = s.id) AS notices,
    (SELECT jsonb_object_agg(l._locale, l.footer) FROM site_locales l WHERE l._parent_id = s.id) AS footers,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'titles',
        (SELECT jsonb_object_agg(l._locale, l.title) FROM pages_locales l WHERE l._parent_id = p.id)) ORDER BY p."order", p.id),
        '[]') FROM pages p WHERE ${kept('p')}) AS pages
  FROM (SELECT 1) one LEFT JOIN (SELECT * FROM site ORDER BY id LIMIT 1) s ON true`

const siteRow = memo(['site'], async () => (await query<SiteRow>('site', siteQuery, []))[0])

/** The content of every page's frame, for an edition. Adds the tags `site`, `sections` and `breaking`. */
export async function siteFrame(locale: Locale): Promise<SiteFrame> {
  const [site, sections, breaking] = await Promise.all([siteRow(), allSections(), breakingLine(locale)])
  const name = site?.name?.trim() || 'Warta'
  return {
    name,
    tagline: localizedName(site?.taglines ?? null, locale, ''),
    publisher: site?.publisher?.trim() || name,
    translationNotice: localized(site?.notices ?? null, locale),
    indexMachineTranslations: site?.index_machine_translations ?? true,
    footer: localized(site?.footers ?? null, locale),
    timeZone: site?.time_zone || 'Asia/Jakarta',
    sections: sections.map((section) => section.link(locale)),
    pages: (site?.pages ?? []).map(({ slug, titles }) => ({
      title: localizedName(titles, locale, slug),
      path: staticPagePath(locale, slug),
    })),
    sample: site?.sample ?? false,
    breaking,
  }
}

/** The newsroom's settings for feeds and crawlers. Adds the tag `site`. */
export async function syndicationSettings(): Promise<SyndicationSettings> {
  const site = await siteRow()
  return { feedText: site?.feed_text ?? 'excerpt', llmsTxt: site?.llms_txt ?? false }
}

type PageRow = { id: number; titles: LocalizedTexts; bodies: Readonly<Partial<Record<Locale, unknown>>> | null }

const pageQuery = `
  SELECT p.id,
    (SELECT jsonb_object_agg(l._locale, l.title) FROM pages_locales l WHERE l._parent_id = p.id) AS titles,
    (SELECT jsonb_object_agg(l._locale, l.body) FROM pages_locales l WHERE l._parent_id = p.id) AS bodies
  FROM pages p WHERE p.slug = $1 AND ${kept('p')}`

/** A static page, such as `about`: in the edition's language, else in Indonesian. Adds the tags `site` and the page's. */
export async function staticPage(locale: Locale, slug: string): Promise<LookupResult<StaticPage>> {
  addCacheTag('site')
  const [row] = isSlug(slug) ? await query<PageRow>('page', pageQuery, [slug]) : []
  if (!row) return { kind: 'missing' }
  addCacheTag(`page:${row.id}`)
  const paths = inEveryEdition((code) => staticPagePath(code, slug))
  const written = locales.filter((code) => isWritten(row.bodies?.[code]))
  const own = written.includes(locale) ? row.bodies?.[locale] : null
  const { text: body, locale: bodyLocale } = textFor(locale, own, row.bodies?.[originalLocale])
  return {
    kind: 'found',
    view: {
      title: localizedName(row.titles, locale, slug),
      body: await blocksOf(body, locale),
      bodyLocale,
      written,
      path: paths[locale],
      paths,
    },
  }
}

/** Whether a body has any blocks: the editor leaves an empty paragraph in one that was only opened. */
const isWritten = (stored: unknown): boolean =>
  bodyBlocks(stored, { storyPath: () => null, picture: () => null }).length > 0

async function blocksOf(stored: unknown, locale: Locale) {
  const body = await resolveReferences(stored, locale)
  return body.blocks(await picturesById(body.media, locale))
}
