// Where a story stands in the site: https://schema.org/BreadcrumbList
import type { SiteFrame, Story } from '#lib/news/types.ts'
import type { Thing } from './thing.ts'

/**
 * Front page, section, story; in the edition being read.
 *
 * @param siteUrl public origin, without a slash at the end
 */
export function breadcrumbs(story: Story, frame: Pick<SiteFrame, 'name'>, siteUrl: string): Thing {
  const steps = [
    { name: frame.name, path: `/${story.locale}` },
    { name: story.section.name.text, path: story.section.path },
    { name: story.text.headline, path: story.path },
  ]
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
