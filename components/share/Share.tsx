import { useTranslations } from 'next-intl'
import styles from './Share.module.css'

type Props = {
  /** Full address of the short link in the language being read. */
  url: string
  headline: string
}

const services = (url: string, headline: string) => [
  { name: 'WhatsApp', href: `https://wa.me/?text=${encodeURIComponent(`${headline} ${url}`)}` },
  {
    name: 'Telegram',
    href: `https://t.me/share/url?url=${encodeURIComponent(url)}&text=${encodeURIComponent(headline)}`,
  },
  { name: 'X', href: `https://x.com/intent/post?url=${encodeURIComponent(url)}&text=${encodeURIComponent(headline)}` },
  { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}` },
  { name: 'LINE', href: `https://social-plugins.line.me/lineit/share?url=${encodeURIComponent(url)}` },
]

/** Ways to pass a story on: plain links, nothing of theirs on the page. */
export function Share({ url, headline }: Props) {
  const t = useTranslations('share')
  return (
    <section className={`${styles.share} no-print`} aria-label={t('title')}>
      <copy-link url={url} done={t('copied')} class={styles.copy}>
        <button type="button" hidden>
          {t('copy')}
        </button>
        <span role="status" className="visually-hidden" />
      </copy-link>
      <ul role="list">
        {services(url, headline).map(({ name, href }) => (
          <li key={name}>
            <a href={href} rel="noopener nofollow">
              <bdi lang="en">{name}</bdi>
            </a>
          </li>
        ))}
        <li>
          <a href={`mailto:?subject=${encodeURIComponent(headline)}&body=${encodeURIComponent(url)}`}>{t('email')}</a>
        </li>
      </ul>
    </section>
  )
}
