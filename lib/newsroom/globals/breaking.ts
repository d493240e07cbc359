// The line of breaking news above every page: what an editor wrote, or the headline of a story.
import type { GlobalConfig } from 'payload'
import { editorsOnly, staffOnly } from '../access/roles.ts'
import { label, say } from '../admin/labels.ts'
import { keptForm } from '../editing/view.ts'
import { textDirection } from '../fields/direction.ts'
import { labelled, minuteDate } from '../fields/labelled.ts'
import { dropOldSentences } from '../hooks/breaking.ts'
import { logGlobalChange } from '../hooks/changes.ts'
import { checkGlobalContent } from '../hooks/content.ts'
import { previewSlot } from '../preview/slots.ts'

export const breaking: GlobalConfig = {
  slug: 'breaking',
  label: label(({ breaking }) => breaking.name),
  access: { read: staffOnly, update: editorsOnly },
  admin: { group: label(({ groups }) => groups.site), ...previewSlot },
  hooks: { beforeValidate: [checkGlobalContent], afterChange: [dropOldSentences, logGlobalChange('breaking')] },
  fields: [
    textDirection(),
    keptForm,
    {
      name: 'active',
      type: 'checkbox',
      ...labelled(({ breaking }) => breaking.active),
      defaultValue: false,
      validate: (active: unknown, { req, siblingData }: { req: Parameters<typeof say>[0]; siblingData: unknown }) => {
        const { text, article } = siblingData as { text?: string | null; article?: unknown }
        return !active || Boolean(text?.trim()) || Boolean(article) || say(req, ({ breaking }) => breaking.empty)
      },
    },
    {
      name: 'text',
      type: 'text',
      ...labelled(
        ({ breaking }) => breaking.text,
        ({ breaking }) => breaking.textHelp,
      ),
      localized: true,
      maxLength: 140,
    },
    {
      name: 'article',
      type: 'relationship',
      relationTo: 'articles',
      ...labelled(
        ({ breaking }) => breaking.article,
        ({ breaking }) => breaking.articleHelp,
      ),
      filterOptions: { _status: { equals: 'published' } },
    },
    {
      name: 'until',
      type: 'date',
      label: label(({ breaking }) => breaking.until),
      admin: { date: minuteDate, description: label(({ breaking }) => breaking.untilHelp) },
    },
  ],
}
