// The edit view of stories and translations, around Payload's: on the server, where texts and who has the document are known.
import type { DocumentViewServerProps } from 'payload'
import { isId } from '#lib/content/ids.ts'
import { pool } from '#lib/database/pool.ts'
import { isHeldCollection, readHold } from '../../editing/holds.ts'
import { readTimeZone } from '../../site-zone.ts'
import { interfaceLanguage, textsIn } from '../labels.ts'
import { EditView as ClientView, type EditViewSetting } from './EditView.client.tsx'
import { editingTexts } from './texts.ts'

export async function EditView({ initPageResult, doc, ...props }: DocumentViewServerProps) {
  const { req, collectionConfig } = initPageResult
  const collection = collectionConfig?.slug ?? ''
  const id = Number((doc as { id?: unknown } | undefined)?.id)
  const { documentSubViewType, formState, viewType, ...rest } = props
  const slots = Object.fromEntries(Object.entries(rest).filter(([name]) => /^[A-Z]/.test(name)))
  const language = interfaceLanguage(req.i18n.language)
  const hold = isHeldCollection(collection) && isId(id) ? await readHold(pool(), { collection, id }) : null
  const { schedule } = textsIn(language)
  const setting: EditViewSetting = {
    texts: editingTexts(language),
    scheduleTexts: schedule.drawer,
    language,
    timeZone: await readTimeZone(pool()),
    holder: hold && hold.user !== req.user?.id ? { name: hold.name, since: hold.since.toISOString(), me: false } : null,
  }
  return (
    <ClientView
      {...slots}
      documentSubViewType={documentSubViewType}
      formState={formState}
      viewType={viewType}
      setting={setting}
    />
  )
}
