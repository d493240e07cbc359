// Breadcrumbs of stories and lists: https://schema.org/BreadcrumbList
import { frontPath } from '#lib/content/paths.ts'
import type { Locale } from '#lib/locales.ts'
import type { ListingPage, SiteFrame, Story } from '#lib/news/types.ts'
import type { Thing } from './thing.ts'

/**
 * Front page, section, story; in the edition being read.
 *
 * @param siteUrl public origin, without a slash at the end
 */
export function breadcrumbs(story: Story, frame: Pick<SiteFrame, 'name'>, siteUrl: string): Thing {
  const section = { name: story.section.name.text, path: story.section.path }
  const own = { name: story.text.headline, path: story.path }
  return breadcrumbList([front(frame, story.locale), section, own], siteUrl)
}

/** Front page, list; parameters as for `breadcrumbs`. */
export function listingBreadcrumbs(
  listing: Pick<ListingPage, 'name' | 'path'>,
  locale: Locale,
  frame: Pick<SiteFrame, 'name'>,
  siteUrl: string,
): Thing {
  return breadcrumbList([front(frame, locale), { name: listing.name.text, path: listing.path }], siteUrl)
}

type Breadcrumb = { readonly name: string; readonly path: string }

const front = ({ name }: Pick<SiteFrame, 'name'>, locale: Locale): Breadcrumb => ({ name, path: frontPath(locale) })

function breadcrumbList(steps: readonly Breadcrumb[], siteUrl: string): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: siteUrl + path,
    })),
  }
}
