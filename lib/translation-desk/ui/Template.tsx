// Payload's frame around a page of the desk: navigation, header. Pages of one's own have to bring it.
import { DefaultTemplate } from '@payloadcms/next/templates'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'
import { DeskRoot } from './DeskRoot.client.tsx'
import { deskSettings } from './desk-settings.ts'

/** @param view what Payload gave the page */
export async function Template({ view, children }: { view: AdminViewServerProps; children: ReactNode }) {
  const { initPageResult, params, searchParams } = view
  const { req, locale, permissions, visibleEntities } = initPageResult
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user ?? undefined}
      visibleEntities={{ collections: visibleEntities.collections, globals: visibleEntities.globals }}
    >
      <DeskRoot setting={await deskSettings(req)}>{children}</DeskRoot>
    </DefaultTemplate>
  )
}
