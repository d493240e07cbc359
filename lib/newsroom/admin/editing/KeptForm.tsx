// Texts and time zone for what keeps a form's words, from the server.
import type { UIFieldServerProps } from 'payload'
import { isLocale, originalLocale } from '#lib/locales.ts'
import { zoneOnce } from '../../dates/zone-once.ts'
import { KeptForm as ClientField } from './KeptForm.client.tsx'
import { editingTexts } from './texts.ts'

export async function KeptForm({ i18n }: UIFieldServerProps) {
  const language = isLocale(i18n.language) ? i18n.language : originalLocale
  const { kept, restore, discard } = editingTexts(language)
  return <ClientField texts={{ kept, restore, discard }} language={language} timeZone={await zoneOnce()} />
}
