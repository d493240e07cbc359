import { authorLimits } from '#lib/content/limits.ts'
import { keptByEditors } from '../access/roles.ts'
import { label } from '../admin/labels.ts'
import { keptForm } from '../editing/view.ts'
import { textDirection } from '../fields/direction.ts'
import { labelled } from '../fields/labelled.ts'
import { slugField } from '../fields/slug.ts'
import { trackEvery } from '../hooks/changes.ts'
import { checkContent } from '../hooks/content.ts'
import { keepUsedByAny } from '../hooks/in-use.ts'
import { withTrash } from '../trash/rules.ts'

const changes = trackEvery('author')

export const authors = withTrash({
  slug: 'authors',
  labels: { singular: label(({ authors }) => authors.one), plural: label(({ authors }) => authors.many) },
  access: keptByEditors,
  defaultSort: 'name',
  admin: {
    useAsTitle: 'name',
    group: label(({ groups }) => groups.structure),
    defaultColumns: ['name', 'slug', 'portrait'],
  },
  hooks: {
    beforeValidate: [checkContent],
    beforeChange: [changes.beforeChange],
    afterChange: [changes.afterChange],
    beforeDelete: [keepUsedByAny('authors'), changes.beforeDelete],
    afterDelete: [changes.afterDelete],
  },
  fields: [
    textDirection(),
    keptForm,
    {
      name: 'name',
      type: 'text',
      ...labelled(({ authors }) => authors.name),
      required: true,
      maxLength: authorLimits.name,
    },
    {
      name: 'bio',
      type: 'textarea',
      ...labelled(({ authors }) => authors.bio),
      localized: true,
      maxLength: authorLimits.bio,
    },
    { name: 'portrait', type: 'upload', relationTo: 'media', ...labelled(({ authors }) => authors.portrait) },
    slugField({ from: 'name' }),
  ],
})
