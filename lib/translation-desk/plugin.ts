// What the desk adds to the newsroom's admin interface.
import type { Config, Field, Plugin } from 'payload'

// Payload imports components by path. scripts/graph looks for the files and their exports.
const components = {
  navLink: '/lib/translation-desk/ui/links.tsx#NavLink',
  comparisonLink: '/lib/translation-desk/ui/links.tsx#ComparisonLink',
  articlePanel: '/lib/translation-desk/panel/ArticlePanel.tsx#ArticlePanel',
  desk: '/lib/translation-desk/page/DeskView.tsx#DeskView',
  sheet: '/lib/translation-desk/sheet/SheetView.tsx#SheetView',
  usage: '/lib/translation-desk/usage/UsageView.tsx#UsageView',
}

const root = '/translation-desk'

/** At the head of the column beside the text: a story's languages, and a translation's comparison with its original. */
const panels: Readonly<Record<string, Field>> = {
  articles: panel('translationPanel', components.articlePanel),
  translations: panel('comparison', components.comparisonLink),
}

function panel(name: string, component: string): Field {
  return {
    name,
    type: 'ui',
    admin: { components: { Field: component }, disableListColumn: true, position: 'sidebar' },
  }
}

/** Payload's plugin: pages of the desk, a link in the navigation, and a panel on stories and translations. */
export const translationDesk: Plugin = (config: Config): Config => ({
  ...config,
  collections: config.collections?.map((collection) => {
    const added = panels[collection.slug]
    return added ? { ...collection, fields: [added, ...collection.fields] } : collection
  }),
  admin: {
    ...config.admin,
    components: {
      ...config.admin?.components,
      beforeNavLinks: [...(config.admin?.components?.beforeNavLinks ?? []), components.navLink],
      views: {
        ...config.admin?.components?.views,
        translationUsage: { path: `${root}/usage`, exact: true, Component: components.usage },
        translationSheet: { path: `${root}/:article/:locale`, exact: true, Component: components.sheet },
        translationDesk: { path: root, exact: true, Component: components.desk },
      },
    },
  },
})
