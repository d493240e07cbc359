import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'

/** Keeps the story on the device: one of the tools of a story. */
export function SaveStory({ locale }: { locale: Locale }) {
  const t = translations(locale, 'saved')
  return (
    <save-story failed={t('noRoom')}>
      <button type="button" aria-label={t('save')} title={t('save')} aria-pressed="false">
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M5 3h10v14l-5-4-5 4z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
        </svg>
      </button>
      <span role="status" />
    </save-story>
  )
}
