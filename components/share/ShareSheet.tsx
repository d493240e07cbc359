import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { Shared } from './services.ts'

/** Opens the system's own share sheet; one of the reading tools. Last in their row: where there is no sheet, its room stays empty. */
export function ShareSheet({ locale, url, headline }: Shared & { locale: Locale }) {
  const t = translations(locale, 'share')
  return (
    <share-sheet url={url} headline={headline}>
      <button type="button" aria-label={t('sheet')} title={t('sheet')}>
        <svg
          width="20"
          height="20"
          viewBox="0 0 20 20"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          aria-hidden="true"
          focusable="false"
        >
          <path d="M10 12V2M6.500 5.500 10 2l3.500 3.500M6 8.500H4v9h12v-9h-2" />
        </svg>
      </button>
    </share-sheet>
  )
}
