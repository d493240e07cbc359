// The input of a date in a form, by the site's clock.
import type { DateFieldServerProps } from 'payload'
import { isLocale, originalLocale } from '#lib/locales.ts'
import { MomentField as ClientField } from './MomentField.client.tsx'
import { zoneOnce } from './zone-once.ts'

export async function MomentField({ clientField, i18n, path, readOnly }: DateFieldServerProps) {
  const language = isLocale(i18n.language) ? i18n.language : originalLocale
  return (
    <ClientField field={clientField} path={path} readOnly={readOnly} language={language} timeZone={await zoneOnce()} />
  )
}
