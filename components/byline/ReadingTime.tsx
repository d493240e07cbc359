import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'

/** How long a text takes to read, in whole minutes. */
export function ReadingTime({ minutes, locale }: { minutes: number; locale: Locale }) {
  const t = translations(locale, 'reading')
  return <p className="no-print">{t('minutes', { minutes })}</p>
}
