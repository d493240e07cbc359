import { typeset } from '../typeset/typeset.ts'
import styles from './PullQuote.module.css'

/** A sentence from the text, set large. */
export function PullQuote({ text, by }: { text: string; by: string | null }) {
  return (
    <figure className={styles.quote}>
      <blockquote>
        <p>{typeset(text)}</p>
      </blockquote>
      {by && <figcaption>{by}</figcaption>}
    </figure>
  )
}
