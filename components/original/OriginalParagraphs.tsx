import { reportLimit } from '#lib/content/limits.ts'
import { translations } from '#lib/i18n/translations.ts'
import { editions, type Locale, originalLocale } from '#lib/locales.ts'
import type { Story } from '#lib/news/types.ts'
import { Body } from '../body/Body.tsx'
import { ParagraphLink } from '../share/ParagraphLink.tsx'
import styles from './OriginalParagraphs.module.css'

type Props = {
  story: Pick<Story, 'text' | 'shortPath'>
  locale: Locale
  /** Full address of the short link. */
  shortUrl: string
}

/** What to do about a paragraph: once in the page, put beneath the paragraph that the reader chooses. */
function Panel({ locale, shortUrl }: Pick<Props, 'locale' | 'shortUrl'>) {
  const t = translations(locale, 'original')
  return (
    <div className={styles.panel} data-panel="" hidden>
      <p className={styles.actions}>
        <button type="button" name="show">
          <span>{t('show')}</span>
          <span hidden>{t('hide')}</span>
        </button>
        <button type="button" name="report" aria-expanded="false">
          {t('report')}
        </button>
        <ParagraphLink locale={locale} url={shortUrl} />
      </p>
      <form className={styles.form} hidden>
        <label htmlFor="suggestion">{t('suggestion')}</label>
        <textarea
          id="suggestion"
          name="suggestion"
          rows={3}
          maxLength={reportLimit}
          aria-describedby="suggestion-note"
        />
        <small id="suggestion-note">{t('note')}</small>
        {/* Nobody sees it; what fills in forms by itself does, and is refused. */}
        <input type="text" className={styles.trap} name="website" tabIndex={-1} autoComplete="off" aria-hidden="true" />
        <p className={styles.actions}>
          <button type="submit">{t('send')}</button>
          <button type="button" name="cancel">
            {t('cancel')}
          </button>
        </p>
      </form>
      <p className={styles.status} role="status" />
    </div>
  )
}

/**
 * The body of a machine translation. Each paragraph can show the original it was made from, and be reported as wrong;
 * without JavaScript it is the body alone.
 */
export function OriginalParagraphs({ story, locale, shortUrl }: Props) {
  const t = translations(locale, 'original')
  return (
    <original-paragraphs
      class={styles.paragraphs}
      path={story.shortPath}
      language={editions[originalLocale].tag}
      direction={editions[originalLocale].direction}
      absent={t('absent')}
      failed={t('failed')}
    >
      <Body
        blocks={story.text.body}
        locale={locale}
        textLocale={locale}
        tool={(anchor) => {
          const label = t('options', { number: anchor.slice(1) })
          // In development, where React hydrates, the element may have shown it before.
          return (
            <button
              type="button"
              className={styles.more}
              aria-label={label}
              title={label}
              hidden
              suppressHydrationWarning
            />
          )
        }}
      />
      <Panel locale={locale} shortUrl={shortUrl} />
    </original-paragraphs>
  )
}
