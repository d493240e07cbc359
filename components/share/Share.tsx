import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import { CopyLink } from './CopyLink.tsx'
import { Icon } from './Icon.tsx'
import styles from './Share.module.css'
import { type Shared, shareByMail, shareServices } from './services.ts'

/** Ways to pass a story on: a button that copies its short link, and plain links. */
export function Share({ locale, ...shared }: Shared & { locale: Locale }) {
  const t = translations(locale, 'share')
  return (
    <section className={styles.share} aria-labelledby="share-title">
      <h2 id="share-title">{t('title')}</h2>
      <ul role="list">
        <li>
          <CopyLink locale={locale} url={shared.url}>
            <Icon name="copy" />
            {t('copy')}
          </CopyLink>
        </li>
        {shareServices(shared).map(({ name, href }) => (
          <li key={name}>
            <a href={href} rel="noopener nofollow">
              <Icon name={name} />
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
        <li>
          <a href={shareByMail(shared)}>
            <Icon name="email" />
            {t('email')}
          </a>
        </li>
      </ul>
    </section>
  )
}
