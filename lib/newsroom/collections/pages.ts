// Static pages: about, contact, corrections policy…
import { pageLimits } from '#lib/content/limits.ts'
import { keptByEditors } from '../access/roles.ts'
import { label } from '../admin/labels.ts'
import { pageTags } from '../changes/rules.ts'
import { pageState } from '../changes/states.ts'
import { keptForm } from '../editing/view.ts'
import { storyBody } from '../editor.ts'
import { textDirection } from '../fields/direction.ts'
import { labelled } from '../fields/labelled.ts'
import { slugField } from '../fields/slug.ts'
import { trackChanges } from '../hooks/changes.ts'
import { checkContent } from '../hooks/content.ts'
import { originalFirst } from '../hooks/names.ts'
import { withTrash } from '../trash/rules.ts'

const changes = trackChanges(pageState, pageTags)

export const pages = withTrash({
  slug: 'pages',
  labels: { singular: label(({ pages }) => pages.one), plural: label(({ pages }) => pages.many) },
  access: keptByEditors,
  defaultSort: 'order',
  admin: {
    useAsTitle: 'title',
    group: label(({ groups }) => groups.site),
    defaultColumns: ['title', 'slug', 'order'],
  },
  hooks: {
    beforeValidate: [checkContent, originalFirst('title')],
    beforeChange: [changes.beforeChange],
    afterChange: [changes.afterChange],
    beforeDelete: [changes.beforeDelete],
    afterDelete: [changes.afterDelete],
  },
  fields: [
    textDirection(),
    keptForm,
    {
      name: 'title',
      type: 'text',
      ...labelled(({ pages }) => pages.title),
      required: true,
      localized: true,
      maxLength: pageLimits.title,
    },
    { name: 'body', type: 'richText', ...labelled(({ pages }) => pages.body), editor: storyBody, localized: true },
    slugField({ from: 'title' }),
    {
      name: 'order',
      type: 'number',
      ...labelled(({ pages }) => pages.order),
      required: true,
      defaultValue: 0,
      admin: { position: 'sidebar' },
    },
  ],
})
