// Titles of the desk's pages, in the language of the admin interface: Payload's are the same in all.
import { getNextRequestI18n } from '@payloadcms/next/utilities'
import type { SanitizedConfig } from 'payload'
import { editions, isLocale } from '#lib/locales.ts'
import { deskTexts } from './texts.ts'

/**
 * @param segments of the address below the admin interface's
 * @returns null for pages that are not the desk's
 */
export async function deskTitle(
  config: SanitizedConfig,
  segments: readonly string[] | undefined,
): Promise<string | null> {
  const [root, first, language] = segments ?? []
  if (root !== 'translation-desk') return null
  const texts = deskTexts({ i18n: await getNextRequestI18n({ config }) })
  if (first === 'usage') return `${texts.usage.title} – Warta`
  const name = isLocale(language) ? `${first} ${editions[language].name} – ` : ''
  return `${name}${texts.title} – Warta`
}
