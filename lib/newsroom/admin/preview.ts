import type { GeneratePreviewURL } from 'payload'
import { shortPath } from '#lib/content/paths.ts'
import { isLocale, originalLocale } from '#lib/locales.ts'
import { settings } from '#lib/runtime/settings.ts'

/** Where readers find a story or one of its translations; none while it is not published. */
export const previewAddress: GeneratePreviewURL = (doc) => {
  if (doc._status !== 'published') return null
  const isTranslation = 'article' in doc
  const locale = isTranslation ? doc.locale : originalLocale
  const article = isTranslation ? doc.article : doc.id
  const id = typeof article === 'object' && article !== null && 'id' in article ? article.id : article
  return id && isLocale(locale) ? settings().siteUrl + shortPath(locale, Number(id)) : null
}
