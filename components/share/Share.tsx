import { useTranslations } from 'next-intl'
import styles from './Share.module.css'
import { type Shared, shareByMail, shareServices } from './services.ts'

/** Ways to pass a story on: a button that copies its short link, and plain links. */
export function Share(shared: Shared) {
  const t = useTranslations('share')
  return (
    <section className={styles.share} aria-labelledby="share-title">
      <h2 id="share-title">{t('title')}</h2>
      <ul role="list">
        <li>
          <copy-link url={shared.url} done={t('copied')} failed={t('failed')} class={styles.copy}>
            <button type="button">{t('copy')}</button>
            <span role="status" />
          </copy-link>
        </li>
        {shareServices(shared).map(({ name, href }) => (
          <li key={name}>
            <a href={href} rel="noopener nofollow">
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
        <li>
          <a href={shareByMail(shared)}>{t('email')}</a>
        </li>
      </ul>
    </section>
  )
}
