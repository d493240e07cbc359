// In a document's header: when it was changed and made, in place of Payload's words.
import type { BeforeDocumentControlsServerProps } from 'payload'
import { interfaceLanguage } from '../admin/labels.ts'
import { DocumentDates as ClientDates } from './DocumentDates.client.tsx'
import { zoneOnce } from './zone-once.ts'

export async function DocumentDates({ i18n }: BeforeDocumentControlsServerProps) {
  const language = interfaceLanguage(i18n.language)
  return <ClientDates language={language} timeZone={await zoneOnce()} />
}
