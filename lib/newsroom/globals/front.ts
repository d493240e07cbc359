// The editors' ranking of the front page; what is not ranked falls in by time.
import type { GlobalConfig } from 'payload'
import { anyone, editorsOnly } from '../access/roles.ts'
import { label } from '../admin/labels.ts'
import { keptForm } from '../editing/view.ts'
import { labelled } from '../fields/labelled.ts'
import { logGlobalChange } from '../hooks/changes.ts'
import { checkGlobalContent } from '../hooks/content.ts'
import { hideDrafts } from '../hooks/front.ts'
import { previewSlot } from '../preview/slots.ts'

export const front: GlobalConfig = {
  slug: 'front',
  label: label(({ front }) => front.name),
  access: { read: anyone, update: editorsOnly },
  admin: { group: label(({ groups }) => groups.site), ...previewSlot },
  hooks: { beforeValidate: [checkGlobalContent], afterChange: [logGlobalChange('front')], afterRead: [hideDrafts] },
  fields: [
    keptForm,
    {
      name: 'ranked',
      type: 'relationship',
      relationTo: 'articles',
      hasMany: true,
      maxRows: 20,
      ...labelled(
        ({ front }) => front.ranked,
        ({ front }) => front.rankedHelp,
      ),
      admin: { allowCreate: false },
    },
  ],
}
