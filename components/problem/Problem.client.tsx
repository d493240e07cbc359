'use client'

// What a reader sees where a page that runs in the browser breaks. Its words come from the layout, with the page: they
// must be there when nothing can be fetched.
import { createContext, type ReactNode, useContext } from 'react'
import styles from './Problem.module.css'

export type ProblemTexts = {
  readonly title: string
  readonly description: string
  readonly retry: string
  readonly home: string
  readonly homePath: string
}

const Texts = createContext<ProblemTexts | null>(null)

/** Carries the words to wherever a page may break. */
export function ProblemProvider({ texts, children }: { texts: ProblemTexts; children: ReactNode }) {
  return <Texts value={texts}>{children}</Texts>
}

/** Says that something went wrong, and offers to try again or to leave. */
export function Problem({ retry }: { retry: () => void }) {
  const texts = useContext(Texts)
  if (!texts) return null
  return (
    <main className={`wrap ${styles.problem}`}>
      <h1>{texts.title}</h1>
      <p>{texts.description}</p>
      <p>
        <button type="button" onClick={retry}>
          {texts.retry}
        </button>
        <a href={texts.homePath}>{texts.home}</a>
      </p>
    </main>
  )
}
