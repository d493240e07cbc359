import { useTranslations } from 'next-intl'
import type { Locale } from '#lib/locales.ts'
import type { SiteFrame } from '#lib/news/types.ts'
import { InLanguage } from '../foreign/InLanguage.tsx'
import styles from './Footer.module.css'

/** The foot of every page: who publishes it, the static pages, and whether the stories are samples. */
export function Footer({ frame, locale }: { frame: SiteFrame; locale: Locale }) {
  const t = useTranslations()
  return (
    <footer className={styles.footer}>
      <div className={`wrap ${styles.inner}`}>
        <p className={styles.name} lang="id" dir="ltr">
          {frame.name}
        </p>
        {frame.pages.length > 0 && (
          <nav aria-label={t('nav.footer')}>
            <ul role="list" className={styles.pages}>
              {frame.pages.map((page) => (
                <li key={page.path}>
                  <a href={page.path}>
                    <InLanguage of={page.title} locale={locale} />
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {frame.footer && (
          <p>
            <InLanguage of={frame.footer} locale={locale} />
          </p>
        )}
        {frame.sample && (
          <p className={styles.sample} data-sample>
            {t('footer.sample')}
          </p>
        )}
      </div>
    </footer>
  )
}
