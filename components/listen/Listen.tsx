import { translations } from '#lib/i18n/translations.ts'
import { editions, type Locale } from '#lib/locales.ts'
import styles from './Listen.module.css'

type Props = {
  locale: Locale
  /** The language of the text. */
  textLocale: Locale
  /** Address of the script that reads. */
  src: string
}

const icon = (path: string) => (
  <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" strokeLinecap="round" />
  </svg>
)

/** Reads the story aloud: one of its tools, and the controls while it reads. Not there where no voice is. */
export function Listen({ locale, textLocale, src }: Props) {
  const t = translations(locale, 'reading')
  const control = (name: 'previous' | 'pause' | 'next' | 'stop', path: string, mirrored = false) => (
    <button type="button" name={name} aria-label={t(name)} title={t(name)} className={mirrored ? styles.mirrored : ''}>
      {icon(path)}
    </button>
  )
  return (
    <listen-story src={src} language={editions[textLocale].tag} hidden>
      <button type="button" aria-label={t('listen')} title={t('listen')} aria-pressed="false">
        {icon('M3 8v4h3l4 3.5v-11L6 8zM13 7.5a3.5 3.5 0 0 1 0 5M15 5a7 7 0 0 1 0 10')}
      </button>
      <fieldset className={styles.bar} hidden>
        <legend className="visually-hidden">{t('listen')}</legend>
        {control('previous', 'M12 5 7 10l5 5', true)}
        {control('pause', 'M7 5v10M13 5v10')}
        {control('next', 'm8 5 5 5-5 5', true)}
        <button type="button" name="rate" aria-label={t('rate')} title={t('rate')}>
          <bdi>1×</bdi>
        </button>
        {control('stop', 'M6 6l8 8M14 6l-8 8')}
      </fieldset>
    </listen-story>
  )
}
