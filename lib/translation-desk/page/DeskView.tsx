// /admin/translation-desk: stories × languages.
import type { AdminViewServerProps } from 'payload'
import { pool } from '#lib/database/pool.ts'
import { queryOf } from '../read/query.ts'
import { readDesk } from '../read/stories.ts'
import { readSummary } from '../read/summary.ts'
import { deskSettings } from '../ui/desk-settings.ts'
import { Frame } from '../ui/Frame.client.tsx'
import { requireViewer } from '../ui/require-viewer.ts'
import { Template } from '../ui/Template.tsx'
import { Desk } from './Desk.client.tsx'

export async function DeskView(view: AdminViewServerProps) {
  const {
    initPageResult: { req },
    searchParams,
  } = view
  const viewer = requireViewer(req)
  const query = queryOf(searchParams ?? {})
  const setting = await deskSettings(req)
  const [page, summary] = await Promise.all([
    readDesk(pool(), viewer, query),
    readSummary(pool(), viewer, query.locale, process.env),
  ])
  return (
    <Template view={view}>
      <Frame
        title={setting.texts.title}
        links={
          viewer.seesCosts ? [{ href: `${setting.admin}/translation-desk/usage`, text: setting.texts.usage.title }] : []
        }
      >
        <Desk first={{ query, page, summary }} locales={viewer.sees} mayChange={viewer.changes.length > 0} />
      </Frame>
    </Template>
  )
}
