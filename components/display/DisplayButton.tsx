import type { ReactNode } from 'react'
import styles from './DisplayButton.module.css'
import { displayId } from './DisplaySettings.tsx'

type Props = {
  /** What the button opens, where `children` don't say it. */
  label?: string
  children: ReactNode
}

/** Opens the settings of the display; keeps its room, but is not there without JavaScript. */
export function DisplayButton({ label, children }: Props) {
  return (
    <button
      type="button"
      className={`${styles.button} no-print`}
      popoverTarget={displayId}
      aria-label={label}
      title={label}
    >
      {children}
    </button>
  )
}
