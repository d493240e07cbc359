// What the frame of every page needs, and the static pages.
import { memo } from '#lib/delivery/memo.ts'
import { note } from '#lib/delivery/tags.ts'
import { type Locale, originalLocale } from '#lib/locales.ts'
import { bodyBlocks, bodyReferences } from './body.ts'
import { isPublic } from './cards.ts'
import { isSlug } from './listings.ts'
import { localized, named, type Texts } from './localized.ts'
import { inEveryEdition } from './paths.ts'
import { picturesById } from './pictures.ts'
import { query } from './query.ts'
import { allSections } from './sections.ts'
import type { Found, SiteFrame, StaticPage } from './types.ts'

/** References of the sample newsroom's stories begin with this. */
export const samplePrefix = 'warta-sample:'

type SiteRow = {
  name: string | null
  publisher: string | null
  time_zone: string | null
  taglines: Texts
  notices: Texts
  footers: Texts
  pages: { slug: string; titles: Texts }[] | null
  sample: boolean
}

const siteQuery = `
  select s.name, s.publisher, s.time_zone,
    (select jsonb_object_agg(l._locale, l.tagline) from site_locales l where l._parent_id = s.id) as taglines,
    (select jsonb_object_agg(l._locale, l.translation_notice) from site_locales l where l._parent_id = s.id) as notices,
    (select jsonb_object_agg(l._locale, l.footer) from site_locales l where l._parent_id = s.id) as footers,
    (select jsonb_agg(jsonb_build_object('slug', p.slug, 'titles',
        (select jsonb_object_agg(l._locale, l.title) from pages_locales l where l._parent_id = p.id)) order by p."order", p.id)
      from pages p) as pages,
    exists (select from articles a where a.ref like '${samplePrefix}%' and ${isPublic}) as sample
  from (select 1) one left join (select * from site order by id limit 1) s on true`

const siteRow = memo(['site', 'latest'], async () => (await query<SiteRow>('site', siteQuery, []))[0])

/** What the frame of every page needs, for an edition. Notes `site`, `latest` and `sections`. */
export async function frame(locale: Locale): Promise<SiteFrame> {
  const [site, sections] = await Promise.all([siteRow(), allSections()])
  return {
    name: site?.name || 'Warta',
    tagline: named(site?.taglines ?? null, locale, ''),
    publisher: site?.publisher || site?.name || 'Warta',
    translationNotice: localized(site?.notices ?? null, locale),
    footer: localized(site?.footers ?? null, locale),
    timeZone: site?.time_zone || 'Asia/Jakarta',
    sections: sections.map((section) => section.link(locale)),
    pages: (site?.pages ?? []).map(({ slug, titles }) => ({
      title: named(titles, locale, slug),
      path: `/${locale}/pages/${slug}`,
    })),
    sample: site?.sample ?? false,
  }
}

type PageRow = { id: number; titles: Texts; own: unknown; original: unknown }

const pageQuery = `
  select p.id,
    (select jsonb_object_agg(l._locale, l.title) from pages_locales l where l._parent_id = p.id) as titles,
    (select l.body from pages_locales l where l._parent_id = p.id and l._locale::text = $2) as own,
    (select l.body from pages_locales l where l._parent_id = p.id and l._locale::text = $3) as original
  from pages p where p.slug = $1`

/** A static page, such as `about`. */
export async function staticPage(locale: Locale, slug: string): Promise<Found<StaticPage>> {
  note('site')
  const [row] = isSlug(slug) ? await query<PageRow>('page', pageQuery, [slug, locale, originalLocale]) : []
  if (!row) return { kind: 'missing' }
  note(`page:${row.id}`)
  const body = row.own ?? row.original
  const pictures = await picturesById(bodyReferences(body).media, locale)
  const paths = inEveryEdition((code) => `/${code}/pages/${slug}`)
  return {
    kind: 'found',
    view: {
      title: named(row.titles, locale, slug),
      body: bodyBlocks(body, { storyPath: () => null, picture: (id) => pictures.get(id) ?? null }),
      bodyLocale: row.own ? locale : originalLocale,
      path: paths[locale],
      paths,
    },
  }
}
