import type { ReactNode } from 'react'
import styles from './Empty.module.css'

/** Where there is nothing to show: says so to the reader, with a way on. */
export function Empty({ title, text, children }: { title?: string; text: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {title && <h2>{title}</h2>}
      <p>{text}</p>
      {children}
    </div>
  )
}
