// Texts and time zone for what keeps a form's words, from the server.
import type { UIFieldServerProps } from 'payload'
import { zoneOnce } from '../../dates/zone-once.ts'
import { interfaceLanguage } from '../labels.ts'
import { KeptForm as ClientField } from './KeptForm.client.tsx'
import { editingTexts } from './texts.ts'

export async function KeptForm({ i18n }: UIFieldServerProps) {
  const language = interfaceLanguage(i18n.language)
  const { kept, restore, discard, faults } = editingTexts(language)
  return <ClientField texts={{ kept, restore, discard, faults }} language={language} timeZone={await zoneOnce()} />
}
