import { sectionLimits } from '#lib/content/limits.ts'
import { sectionSlugFault, slugFault } from '#lib/content/slugs.ts'
import { keptByEditors } from '../access/roles.ts'
import { label, say } from '../admin/labels.ts'
import { sectionTags } from '../changes/rules.ts'
import { sectionState } from '../changes/states.ts'
import { keptForm } from '../editing/view.ts'
import { textDirection } from '../fields/direction.ts'
import { labelled } from '../fields/labelled.ts'
import { slugField } from '../fields/slug.ts'
import { trackChanges } from '../hooks/changes.ts'
import { checkContent } from '../hooks/content.ts'
import { keepUsedByAny } from '../hooks/in-use.ts'
import { originalFirst, refuseTakenAddress } from '../hooks/names.ts'
import { withTrash } from '../trash/rules.ts'

const changes = trackChanges(sectionState, sectionTags)

export const sections = withTrash({
  slug: 'sections',
  labels: { singular: label(({ sections }) => sections.one), plural: label(({ sections }) => sections.many) },
  access: keptByEditors,
  defaultSort: 'order',
  admin: {
    useAsTitle: 'name',
    group: label(({ groups }) => groups.structure),
    defaultColumns: ['name', 'slug', 'key', 'order'],
  },
  hooks: {
    beforeValidate: [checkContent, originalFirst('name'), refuseTakenAddress],
    beforeChange: [changes.beforeChange],
    afterChange: [changes.afterChange],
    beforeDelete: [keepUsedByAny('sections'), changes.beforeDelete],
    afterDelete: [changes.afterDelete],
  },
  fields: [
    textDirection(),
    keptForm,
    {
      name: 'name',
      type: 'text',
      ...labelled(({ sections }) => sections.name),
      required: true,
      localized: true,
      maxLength: sectionLimits.name,
    },
    {
      name: 'description',
      type: 'textarea',
      ...labelled(({ sections }) => sections.description),
      localized: true,
      maxLength: sectionLimits.description,
    },
    slugField({ from: 'name', localized: true, fault: sectionSlugFault }),
    {
      name: 'order',
      type: 'number',
      ...labelled(({ sections }) => sections.order),
      required: true,
      defaultValue: 0,
      index: true,
      admin: { position: 'sidebar' },
    },
    {
      name: 'key',
      type: 'text',
      label: label(({ sections }) => sections.key),
      required: true,
      unique: true,
      index: true,
      maxLength: sectionLimits.key,
      admin: { position: 'sidebar', description: label(({ sections }) => sections.keyHelp) },
      validate: (value: unknown, { req }: { req: Parameters<typeof say>[0] }) => {
        const fault = slugFault(value)
        return fault ? say(req, ({ errors }) => errors[fault]) : true
      },
    },
  ],
})
