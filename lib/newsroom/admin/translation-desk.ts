// Where the translation desk stands in the admin interface. By name: lib/translation stands on lib/newsroom, not the
// other way.
import type { Config } from 'payload'

const folder = '/lib/translation-desk'
const root = '/translation-desk'

/** On a story's page: its languages. */
export const articlePanel = `${folder}/panel/ArticlePanel.tsx#ArticlePanel`

/** On a translation's page: the way to its comparison with the original. */
export const comparisonLink = `${folder}/NavLink.tsx#ComparisonLink`

type Components = NonNullable<NonNullable<Config['admin']>['components']>

export const translationDesk = {
  beforeNavLinks: [`${folder}/NavLink.tsx#NavLink`],
  views: {
    translationUsage: { path: `${root}/usage`, exact: true, Component: `${folder}/usage/UsageView.tsx#UsageView` },
    translationSheet: {
      path: `${root}/:article/:locale`,
      exact: true,
      Component: `${folder}/sheet/SheetView.tsx#SheetView`,
    },
    translationDesk: { path: root, exact: true, Component: `${folder}/page/DeskView.tsx#DeskView` },
  },
} satisfies Components
