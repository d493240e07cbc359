import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import { CopyLink } from './CopyLink.tsx'

/** Among the options of a paragraph: copies the link to it. */
export function ParagraphLink({ locale, url }: { locale: Locale; url: string }) {
  const t = translations(locale, 'share')
  return (
    <CopyLink locale={locale} url={url}>
      {t('paragraph')}
    </CopyLink>
  )
}
