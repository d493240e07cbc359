import { topicLimits } from '#lib/content/limits.ts'
import { keptByEditors } from '../access/roles.ts'
import { label } from '../admin/labels.ts'
import { keptForm } from '../editing/view.ts'
import { textDirection } from '../fields/direction.ts'
import { labelled } from '../fields/labelled.ts'
import { slugField } from '../fields/slug.ts'
import { trackEvery } from '../hooks/changes.ts'
import { checkContent } from '../hooks/content.ts'
import { keepUsedByAny } from '../hooks/in-use.ts'
import { originalFirst } from '../hooks/names.ts'
import { withTrash } from '../trash/rules.ts'

const changes = trackEvery('topic')

export const topics = withTrash({
  slug: 'topics',
  labels: { singular: label(({ topics }) => topics.one), plural: label(({ topics }) => topics.many) },
  access: keptByEditors,
  defaultSort: 'slug',
  admin: {
    useAsTitle: 'name',
    group: label(({ groups }) => groups.structure),
    defaultColumns: ['name', 'slug', 'updatedAt'],
  },
  hooks: {
    beforeValidate: [checkContent, originalFirst('name')],
    beforeChange: [changes.beforeChange],
    afterChange: [changes.afterChange],
    beforeDelete: [keepUsedByAny('topics'), changes.beforeDelete],
    afterDelete: [changes.afterDelete],
  },
  fields: [
    textDirection(),
    keptForm,
    {
      name: 'name',
      type: 'text',
      ...labelled(({ topics }) => topics.name),
      required: true,
      localized: true,
      maxLength: topicLimits.name,
    },
    {
      name: 'description',
      type: 'textarea',
      ...labelled(({ topics }) => topics.description),
      localized: true,
      maxLength: topicLimits.description,
    },
    slugField({ from: 'name' }),
  ],
})
