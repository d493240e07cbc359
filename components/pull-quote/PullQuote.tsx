import styles from './PullQuote.module.css'

/** A sentence from the text, set large. */
export function PullQuote({ text, by }: { text: string; by: string | null }) {
  return (
    <figure className={styles.quote}>
      <blockquote>
        <p>{text}</p>
      </blockquote>
      {by && <figcaption>{by}</figcaption>}
    </figure>
  )
}
