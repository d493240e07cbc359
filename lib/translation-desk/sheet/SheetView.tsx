// /admin/translation-desk/{story}/{language}: a translation beside its original.
import { notFound } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { isId } from '#lib/content/ids.ts'
import { pool } from '#lib/database/pool.ts'
import { editions, translationLocales } from '#lib/locales.ts'
import { DeskError } from '../desk-error.ts'
import { readSheet } from '../read/sheet.ts'
import { Frame } from '../ui/Frame.client.tsx'
import { requireViewer } from '../ui/require-viewer.ts'
import { Template } from '../ui/Template.tsx'
import { SheetPage } from './SheetPage.client.tsx'

export async function SheetView(view: AdminViewServerProps) {
  const {
    initPageResult: { req },
    params,
  } = view
  const viewer = requireViewer(req)
  const [, id, language] = [params?.segments].flat()
  const article = Number(id)
  const locale = translationLocales.find((code) => code === language)
  if (!locale || !isId(article)) notFound()
  const sheet = await readSheet(pool(), req, viewer, { article, locale }).catch((error: unknown) => {
    if (error instanceof DeskError) notFound()
    throw error
  })
  return (
    <Template view={view}>
      <Frame title={`${sheet.story.headline} (${editions[locale].name})`} below={editions[locale].name}>
        <SheetPage first={sheet} />
      </Frame>
    </Template>
  )
}
