// Titles of the desk's pages, in the language of the admin interface: Payload's are the same in all.
import { getNextRequestI18n } from '@payloadcms/next/utilities'
import { editions, isLocale } from '#lib/locales.ts'
import { textsFor } from '#lib/newsroom/admin/labels.ts'
import config from '#payload.config.ts'

/**
 * @param segments of the address below the admin interface's
 * @returns null for pages that are not the desk's
 */
export async function deskTitle(segments: readonly string[] | undefined): Promise<string | null> {
  const [root, first, language] = segments ?? []
  if (root !== 'translation-desk') return null
  const { desk } = textsFor({ i18n: await getNextRequestI18n({ config: await config }) })
  if (first === 'usage') return `${desk.usage.title} – Warta`
  const name = isLocale(language) ? `${first} ${editions[language].name} – ` : ''
  return `${name}${desk.title} – Warta`
}
