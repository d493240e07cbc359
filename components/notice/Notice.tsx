import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** A remark to the reader about the text beside it. `kind` names it for tests and for styles elsewhere. */
export function Notice({ kind, title, children }: { kind: string; title: string; children: ReactNode }) {
  return (
    <p className={styles.notice} data-notice={kind}>
      <strong>{title}</strong> {children}
    </p>
  )
}
