// The input of a date in a form, by the site's clock.
import type { DateFieldServerProps } from 'payload'
import { interfaceLanguage } from '../admin/labels.ts'
import { MomentField as ClientField } from './MomentField.client.tsx'
import { zoneOnce } from './zone-once.ts'

export async function MomentField({ clientField, i18n, path, readOnly }: DateFieldServerProps) {
  const language = interfaceLanguage(i18n.language)
  return (
    <ClientField field={clientField} path={path} readOnly={readOnly} language={language} timeZone={await zoneOnce()} />
  )
}
