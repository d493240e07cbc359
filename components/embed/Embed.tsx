import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { Block } from '#lib/news/types.ts'
import { languageOf } from '../foreign/InLanguage.tsx'
import { safeHref } from '../links/safe-href.ts'
import styles from './Embed.module.css'
import { providerOf } from './provider.ts'

type Props = {
  embed: Extract<Block, { kind: 'embed' }>
  locale: Locale
  /** Language of the text around. */
  textLocale: Locale
}

const marks = { video: 'M8 5.5v13l11-6.5z', post: 'M4 5h16v11H10l-4 4v-4H4z', page: 'M7 17 17 7M9 7h8v8' } as const

/** A video or post elsewhere: a plain link to it. Nothing of the other site is asked for before a reader follows it. */
export function Embed({ embed, locale, textLocale }: Props) {
  const t = translations(locale, 'embed')
  const href = safeHref(embed.url)
  if (href === null) return null
  const { name, shows } = providerOf(embed.host)
  return (
    <a className={styles.embed} href={href} rel="noopener">
      <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden="true">
        <path d={marks[shows]} className={styles[shows]} />
      </svg>
      <span className={styles.title}>
        <bdi>{embed.title}</bdi>
      </span>
      <span className={styles.action} {...languageOf(locale, textLocale)}>
        {t.rich(shows, { name: () => <bdi>{name}</bdi> })}
      </span>
      <span className={styles.note} {...languageOf(locale, textLocale)}>
        {t.rich('note', { host: () => <bdi>{embed.host}</bdi> })}
      </span>
    </a>
  )
}
