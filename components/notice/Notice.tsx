import type { ReactNode } from 'react'
import styles from './Notice.module.css'

type Props = {
  /** Names the remark for tests and for styles elsewhere. */
  kind: string
  title: string
  /** Where to read on. */
  way?: ReactNode
  children: ReactNode
}

/** A remark to the reader about the text beside it. */
export function Notice({ kind, title, way, children }: Props) {
  return (
    <div className={styles.notice} role="note" data-notice={kind}>
      <p className={styles.title}>{title}</p>
      <p>{children}</p>
      {way && <p>{way}</p>}
    </div>
  )
}
