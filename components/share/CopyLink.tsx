import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import styles from './CopyLink.module.css'

type Props = {
  /** Full address of the short link. */
  url: string
  children: ReactNode
}

/** A button that copies a link and says so; in the options of a paragraph, the link to it. */
export function CopyLink({ url, children }: Props) {
  const t = useTranslations('share')
  return (
    <copy-link url={url} done={t('copied')} failed={t('failed')} class={styles.copy}>
      <button type="button">{children}</button>
      <span role="status" />
    </copy-link>
  )
}
