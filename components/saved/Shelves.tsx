import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import styles from './Shelves.module.css'

type Props = {
  locale: Locale
  /** Without a connection: only what can be read now, and nothing to be tidied up. */
  offline?: boolean
}

/** What the reader saved, and what was read last. Lists come by script: the site does not know what is on them. */
export function Shelves({ locale, offline = false }: Props) {
  const t = translations(locale, 'saved')
  const shelf = (name: 'saved' | 'history', empty: string) => (
    <section className={styles.shelf} aria-labelledby={`shelf-${name}`}>
      <h2 id={`shelf-${name}`} tabIndex={-1}>
        {t(name)}
      </h2>
      <story-shelf
        shelf={name}
        empty={empty}
        {...(offline ? { readable: '' } : { remove: t('remove') })}
        {...(!offline && name === 'saved' && { online: t('onlineOnly') })}
        class={styles.list}
      />
      {!offline && name === 'history' && (
        <button type="button" data-clear="" hidden className={styles.clear}>
          {t('clear')}
        </button>
      )}
    </section>
  )
  return (
    <div className={styles.shelves}>
      <noscript>
        <p>{t('needsScript')}</p>
      </noscript>
      {shelf('saved', t(offline ? 'noneReadable' : 'noneSaved'))}
      {shelf('history', t(offline ? 'noneReadable' : 'noneRead'))}
    </div>
  )
}
