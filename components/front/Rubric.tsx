import type { ReactNode } from 'react'
import styles from './Rubric.module.css'

/** The heading of a part of the front page, which leads to the whole of it. */
export function Rubric({ id, path, children }: { id: string; path: string; children: ReactNode }) {
  return (
    <h2 id={id} className={styles.rubric}>
      <a href={path}>{children}</a>
    </h2>
  )
}
