import { translations } from '#lib/i18n/translations.ts'
import { editions, type Locale } from '#lib/locales.ts'
import styles from './DisplaySettings.module.css'

/** For the buttons that open the settings. */
export const displayId = 'display'

/** The values of `data-size` on the root element and how large each sets a text: --text-scale in styles/tokens.css. */
const sizes = [
  ['s', 0.9],
  ['', 1],
  ['l', 1.15],
  ['xl', 1.3],
  ['xxl', 1.5],
] as const

/**
 * Theme and text size, kept by the browser: radio buttons, so that keyboards, screen readers and both directions are
 * served by the browser itself. Opened by any DisplayButton; once in a page.
 */
export function DisplaySettings({ locale }: { locale: Locale }) {
  const t = translations(locale, 'nav')
  const percent = new Intl.NumberFormat(editions[locale].formatTag, { style: 'percent' })
  const themes = [
    ['', t('themeSystem')],
    ['light', t('themeLight')],
    ['dark', t('themeDark')],
  ] as const
  return (
    <display-settings
      id={displayId}
      popover="auto"
      role="group"
      aria-label={t('theme')}
      class={`${styles.settings} no-print`}
    >
      <fieldset className={styles.sizes}>
        <legend>{t('themeSize')}</legend>
        {sizes.map(([value, scale]) => (
          <label key={value} style={{ fontSize: `${scale}em` }}>
            <span aria-hidden="true">{t('themeSample')}</span>
            <input type="radio" name="size" value={value} aria-label={percent.format(scale)} />
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('themeColours')}</legend>
        {themes.map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="theme" value={value} />
            {label}
          </label>
        ))}
      </fieldset>
    </display-settings>
  )
}
